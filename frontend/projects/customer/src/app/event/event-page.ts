import { Component, computed, inject, input, linkedSignal, LOCALE_ID } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EventView } from '@foyer/shared/contract';
import { siteOutline } from '@foyer/shared/outline';
import { accentStyle } from '@foyer/ui/accent/accent.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { RegistrationForm } from '../registration/registration-form.ts';
import { keepFirstView } from '../shell/first-view.ts';
import { noteRecent } from '../discover/recent-events.ts';
import { EventFacts } from './event-facts.ts';
import { EventGallery } from './event-gallery.ts';
import { EventPicture } from './event-picture.ts';
import { LiveFree } from './live-free.ts';
import { mediaMatches } from './media-matches.ts';
import { MoreInCity } from './more-in-city.ts';
import { PriceTable } from './price-table.ts';
import { ruleWords } from './rule-words.ts';
import { SaleButton } from './sale-button.ts';
import { SaleCard } from './sale-card.ts';
import { placesLeft, priceWords, salesOffer, shutWords } from './sales-words.ts';

/** One event: pictures, when and where, prices and rules, and the one big button. */
@Component({
  selector: 'fy-event-page',
  imports: [
    EventFacts,
    EventGallery,
    EventPicture,
    LiveFree,
    MoreInCity,
    PriceTable,
    ProblemNote,
    RegistrationForm,
    RouterLink,
    SaleButton,
    SaleCard,
  ],
  templateUrl: './event-page.html',
  styleUrls: ['./event-page.scss', './event-tool.scss'],
})
export class EventPage {
  private readonly locale = inject(LOCALE_ID);

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();

  protected readonly loading = apiResource(siteOutline.getEvent, () => ({
    params: { eventId: this.eventId() },
  }));
  protected readonly event = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly accent = computed(() => accentStyle(this.event()?.image?.accent));
  protected readonly paragraphs = computed(() =>
    (this.event()?.description ?? '').split(/\n{2,}/).filter(Boolean),
  );

  /** Free places: by the last count until the room tells them itself. */
  protected readonly left = linkedSignal(() => {
    const event = this.event();
    return event ? placesLeft(event) : 0;
  });

  /** Nothing is chosen or paid: the form stands in place of the button. */
  protected readonly signsUp = computed(() => {
    const event = this.event();
    return event?.signUp === true && event.sales === 'open';
  });

  /** On narrow screens the button stands in a bar of its own. */
  protected readonly narrow = mediaMatches('(max-width: 59.99rem)');
  protected readonly hasFirstView = keepFirstView(
    () => this.event() !== undefined || this.loading.error() !== undefined,
  );

  constructor() {
    namePage(computed(() => this.event()?.title));
    noteRecent(this.event);
  }

  protected offer(event: EventView) {
    return salesOffer(event, this.left(), this.locale);
  }

  protected shut(event: EventView): string | undefined {
    return shutWords(this.offer(event));
  }

  protected price(event: EventView): string {
    return priceWords(event, this.locale);
  }

  protected rules(event: EventView): readonly string[] {
    return ruleWords(event, this.locale);
  }
}
