import { Component, computed, DOCUMENT, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { customer, type ReplyOf } from '@foyer/shared/contract';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { EventHeading } from '../booking/event-heading.ts';
import { repeatWhile } from '../booking/repeat-while.ts';
import { LeaveQuestion } from './leave-question.ts';
import { OfferedPlaces } from './offered-places.ts';
import { aheadWords, partyWords, placeState } from './place-words.ts';

const LOOK_AGAIN_MS = 15_000;

type Place = ReplyOf<typeof customer.getWaitlistEntry>;
type Offered = ReplyOf<typeof customer.getBooking>;

/** One's place in line: how many come first, what is offered, or how the waiting ended. */
@Component({
  selector: 'fy-place-page',
  imports: [EventHeading, LeaveQuestion, MatButton, OfferedPlaces, ProblemNote, RouterLink],
  templateUrl: './place-page.html',
  styleUrl: './waitlist-page.scss',
  host: { '(document:visibilitychange)': 'look()', '(window:online)': 'look()' },
})
export class PlacePage {
  private readonly document = inject(DOCUMENT);
  protected readonly account = inject(Session).account;

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();
  /** The place in line, from the address. */
  readonly entryId = input.required<string>();
  /** The key of a mailed link, from the address. */
  readonly link = input<string>();
  /** There to be asked at once whether what is offered is still needed, from the address. */
  readonly decline = input<string>();

  protected readonly loading = apiResource(customer.getWaitlistEntry, () => ({
    params: { eventId: this.eventId(), entryId: this.entryId() },
    query: { link: this.link() },
  }));
  /** The place as last heard of; stays while it is asked for again, and when that fails. */
  protected readonly entry = linkedSignal({
    source: () => ({ id: this.entryId(), heard: this.heard() }),
    computation: ({ id, heard }, before?: { value: Place | undefined }) =>
      [heard, before?.value].find((place) => place?.entryId === id),
  });
  private readonly offer = apiResource(customer.getBooking, () => {
    const offer = this.entry()?.offer;
    return offer && { params: { bookingId: offer.bookingId }, query: { link: offer.link } };
  });
  /** The booking that holds what is offered, as last heard of. */
  protected readonly booking = linkedSignal({
    source: () => ({
      id: this.entry()?.offer?.bookingId,
      heard: this.offer.hasValue() ? this.offer.value() : undefined,
    }),
    computation: ({ id, heard }, before?: { value: Offered | undefined }) =>
      [heard, before?.value].find((booking) => booking?.bookingId === id),
  });
  private readonly details = apiResource(customer.getEvent, () => ({
    params: { eventId: this.eventId() },
  }));

  protected readonly state = computed(() => {
    const entry = this.entry();
    return entry && placeState(entry, this.booking());
  });
  private readonly goesOn = computed(
    () => this.state() === 'waiting' || this.state() === 'offered',
  );
  protected readonly categories = computed(() => {
    const wanted = this.entry()?.categoryIds ?? [];
    const all = this.details.hasValue() ? this.details.value().categories : [];
    return all
      .filter(({ categoryId }) => wanted.includes(categoryId))
      .map(({ name }) => name)
      .join(', ');
  });
  protected readonly paused = computed(
    () => this.details.hasValue() && this.details.value().waitlist === 'paused',
  );
  protected readonly asking = linkedSignal(() => this.decline() === 'ask');
  private readonly visible = signal(this.document.visibilityState === 'visible');
  protected readonly aheadWords = aheadWords;
  protected readonly partyWords = partyWords;

  constructor() {
    namePage(
      computed(() => {
        const title = this.entry()?.event.title;
        return title && `Waitlist: ${title}`;
      }),
    );
    repeatWhile(
      () => this.goesOn() && this.visible(),
      LOOK_AGAIN_MS,
      () => this.look(),
    );
  }

  /** Looks how the line stands now, where somebody sees it. */
  protected look(): void {
    this.visible.set(this.document.visibilityState === 'visible');
    if (!this.visible()) return;
    this.loading.reload();
    this.offer.reload();
  }

  protected leave(): void {
    this.asking.set(false);
    this.look();
  }

  private heard(): Place | undefined {
    return this.loading.hasValue() ? this.loading.value() : undefined;
  }
}
