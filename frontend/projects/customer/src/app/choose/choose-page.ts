import {
  Component,
  computed,
  effect,
  inject,
  input,
  LOCALE_ID,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { BookingView } from '@foyer/shared/contract';
import { singleSeatsLeft } from '@foyer/shared/domain';
import { siteOutline } from '@foyer/shared/outline';
import { accentStyle } from '@foyer/ui/accent/accent.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { Icon } from '@foyer/ui/icons/icon.ts';
import { liveAvailability } from '@foyer/ui/live/live-availability.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import type { PlacesRequest } from '@foyer/ui/seat-map/seat-map-inputs.ts';
import { SeatLegend } from '@foyer/ui/seat-map/seat-legend.ts';
import { SeatList } from '@foyer/ui/seat-map/seat-list.ts';
import { SeatPriceFilter } from '@foyer/ui/seat-map/seat-price-filter.ts';
import { SeatMap } from '@foyer/ui/seat-map/seat-map.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { salesOffer } from '../event/sales-words.ts';
import { keepFirstView } from '../shell/first-view.ts';
import { Basket } from './basket.ts';
import type { BasketNotice } from './basket-notice.ts';
import { BasketNoticeCard } from './basket-notice-card.ts';
import { BasketPanel } from './basket-panel.ts';
import type { BuyingPage } from './keep-or-release.ts';
import { partyOffer } from './party-offer.ts';
import { PartyPicker } from './party-picker.ts';
import { roomPlan } from './room-plan.ts';
import { NOTHING, type Progress } from './selection.ts';

/** Choosing seats: how many, the map or its list, and the basket that holds them. */
@Component({
  selector: 'fy-choose-page',
  imports: [
    BasketNoticeCard,
    BasketPanel,
    Icon,
    PartyPicker,
    ProblemNote,
    RouterLink,
    SeatLegend,
    SeatList,
    SeatMap,
    SeatPriceFilter,
  ],
  providers: [Basket],
  templateUrl: './choose-page.html',
  styleUrl: './choose-page.scss',
})
export class ChoosePage implements BuyingPage {
  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);
  protected readonly basket = inject(Basket);

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();
  /** `list` for the list instead of the map, from the address. */
  readonly view = input<string>();

  private readonly map = viewChild(SeatMap);
  private readonly panel = viewChild(BasketPanel);
  protected readonly highlighted = signal<readonly string[]>([]);
  protected readonly accessibleOnly = signal(false);
  /** Whether the filter is open. */
  protected readonly filtering = signal(false);
  protected readonly party = signal(2);
  protected readonly loading = apiResource(siteOutline.getEvent, () => ({
    params: { eventId: this.eventId() },
  }));
  protected readonly event = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly live = liveAvailability(this.eventId);
  private readonly planVersion = computed(
    () => this.live.view()?.planVersion ?? this.event()?.planVersion,
  );
  protected readonly room = apiResource(siteOutline.getSeatingPlan, () => {
    const version = this.planVersion();
    return version === undefined
      ? undefined
      : { params: { eventId: this.eventId() }, query: { version } };
  });
  protected readonly plan = computed(() => (this.room.hasValue() ? this.room.value() : undefined));
  /** Who may still have what; nothing while the drawing is of another version. */
  protected readonly availability = computed(() => {
    const view = this.live.view();
    return view && view.planVersion === this.plan()?.planVersion ? view : undefined;
  });

  protected readonly asList = computed(() => this.view() === 'list');
  protected readonly accent = computed(() => accentStyle(this.event()?.image?.accent));
  protected readonly when = computed(() => {
    const event = this.event();
    return event
      ? shortMoment(event.startsAt, { timeZone: event.venue.timeZone, locale: this.locale })
      : '';
  });
  protected readonly shut = computed(() => {
    const event = this.event();
    return event && event.sales !== 'open' ? salesOffer(event, 0, this.locale).words : undefined;
  });

  protected readonly hasAccessible = computed(() =>
    (this.plan()?.sections ?? []).some(
      (section) =>
        section.kind === 'seated' &&
        section.rows.some(({ seats }) => seats.some(({ kind }) => kind === 'accessible')),
    ),
  );
  /** What there is for the party; who has seats already is not shown others, and the service finds them if asked. */
  protected readonly offer = computed(() => {
    const event = this.event();
    if (!event || this.basket.count() > 0) return { kind: 'ask' } as const;
    const room = { event, plan: this.plan(), availability: this.availability() };
    return partyOffer(room, {
      quantity: this.party(),
      categories: this.highlighted(),
      wheelchair: this.accessibleOnly(),
    });
  });
  protected readonly suggested = computed(() => {
    const offer = this.offer();
    return offer.kind === 'seats' ? offer.seats : [];
  });
  /** The one category that the visitor has picked out, if it is one. */
  protected readonly within = computed(() => {
    const [first, second] = this.highlighted();
    return second === undefined
      ? this.event()?.categories.find((category) => category.categoryId === first)
      : undefined;
  });
  /** Single seats are spoken of once the party is complete: while it is being put together there always are some. */
  private readonly hint = computed((): BasketNotice | undefined => {
    const [plan, view] = [this.plan(), this.availability()];
    const complete = this.basket.settled() && this.basket.count() >= this.party();
    if (!plan || !view || !complete || !this.basket.booking()?.stillChoosing) return undefined;
    const left = singleSeatsLeft(roomPlan(plan), view.rows, {
      chosen: this.basket.selection().seats,
    });
    return left && { kind: 'single', ...left };
  });
  protected readonly notice = computed(() => this.basket.notice() ?? this.hint());

  constructor() {
    keepFirstView(() => this.event() !== undefined || this.loading.error() !== undefined);
    namePage(
      computed(() => {
        const title = this.event()?.title;
        return title && `Choose seats: ${title}`;
      }),
    );
    effect(() => {
      const eventId = this.eventId();
      untracked(() => void this.basket.open(eventId));
    });
    effect(() => {
      const notice = this.basket.notice();
      const lost = notice?.kind === 'lost' ? notice.seats : lostOf(notice);
      untracked(() => lost.forEach((seat) => this.map()?.shake(seat)));
    });
  }

  /** The hold that ends when the visitor goes elsewhere. */
  heldBookingId(): string | undefined {
    return this.basket.booking()?.bookingId;
  }

  protected show(view: 'map' | 'list'): void {
    const queryParams = { view: view === 'list' ? view : null };
    void this.router.navigate([], { queryParams, replaceUrl: true });
  }

  protected toggleSeat(seatId: string): void {
    void this.basket.toggleSeat(seatId, this.progress());
  }

  protected setPlaces({ sectionId, quantity }: PlacesRequest): void {
    void this.basket.setPlaces(sectionId, quantity, this.progress());
  }

  protected takeBest(): void {
    const offer = this.offer();
    if (offer.kind === 'none') return;
    if (offer.kind === 'seats')
      void this.basket.want({ ...NOTHING, seats: offer.seats }, 'complete');
    else this.askForBest(this.party());
  }

  protected giveBack(line: BookingView['lines'][number]): void {
    if (line.seatId !== undefined) return this.toggleSeat(line.seatId);
    const held = this.basket.selection().places[line.sectionId] ?? 0;
    this.setPlaces({ sectionId: line.sectionId, quantity: held - 1 });
  }

  protected accept(notice: BasketNotice): void {
    if (notice.kind === 'lost') this.askForBest(this.basket.count() + notice.seats.length);
    if (notice.kind === 'expired') void this.basket.want(notice.selection, this.progress());
    if (notice.kind === 'single')
      void this.basket.want({ ...this.basket.selection(), seats: notice.suggestion }, 'complete');
    if (notice.kind === 'substituted') this.basket.notice.set(undefined);
    this.panel()?.takeFocus();
  }

  protected decline(notice: BasketNotice): void {
    if (notice.kind !== 'substituted') return;
    const given = notice.substitutes.map((each) => each.given);
    void this.basket.giveBack(given, this.progress());
    this.panel()?.takeFocus();
  }

  protected close(): void {
    this.basket.notice.set(undefined);
    this.panel()?.takeFocus();
  }

  protected async checkOut(): Promise<void> {
    if (!(await this.basket.complete())) return;
    const bookingId = this.basket.booking()?.bookingId;
    if (bookingId) void this.router.navigate(['/bookings', bookingId, 'checkout']);
  }

  private askForBest(quantity: number): void {
    const categoryId = this.within()?.categoryId;
    void this.basket.takeBest({
      quantity,
      ...(categoryId !== undefined && { categoryId }),
      ...(this.accessibleOnly() && { wheelchairs: 1 }),
    });
  }

  /** Taps are judged together, when the choice is complete, where the event cares for single seats. */
  private progress(): Progress {
    return this.event()?.avoidsSingleSeats ? 'still-choosing' : 'complete';
  }
}

function lostOf(notice: BasketNotice | undefined): readonly string[] {
  return notice?.kind === 'substituted' ? notice.substitutes.map(({ lost }) => lost) : [];
}
