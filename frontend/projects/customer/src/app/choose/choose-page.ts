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
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { customer, type BookingView } from '@foyer/shared/contract';
import { accentStyle } from '@foyer/ui/accent/accent.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { liveAvailability } from '@foyer/ui/live/live-availability.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import type { PlacesRequest } from '@foyer/ui/seat-map/seat-map-inputs.ts';
import { SeatLegend } from '@foyer/ui/seat-map/seat-legend.ts';
import { SeatList } from '@foyer/ui/seat-map/seat-list.ts';
import { SeatMap } from '@foyer/ui/seat-map/seat-map.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { salesOffer } from '../event/sales-words.ts';
import { Basket } from './basket.ts';
import { BasketNoticeCard } from './basket-notice-card.ts';
import { BasketPanel } from './basket-panel.ts';
import type { BuyingPage } from './keep-or-release.ts';
import { PartyPicker, type BestWish } from './party-picker.ts';

/** Choosing seats: how many, the map or its list, and the basket that holds them. */
@Component({
  selector: 'fy-choose-page',
  imports: [
    BasketNoticeCard,
    BasketPanel,
    MatIcon,
    PartyPicker,
    ProblemNote,
    RouterLink,
    SeatLegend,
    SeatList,
    SeatMap,
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
  protected readonly highlighted = signal<readonly string[]>([]);
  protected readonly loading = apiResource(customer.getEvent, () => ({
    params: { eventId: this.eventId() },
  }));
  protected readonly event = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly live = liveAvailability(this.eventId);
  private readonly planVersion = computed(
    () => this.live.view()?.planVersion ?? this.event()?.planVersion,
  );
  protected readonly room = apiResource(customer.getSeatingPlan, () => {
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

  constructor() {
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
      if (notice?.kind === 'lost')
        untracked(() => notice.seats.forEach((seat) => this.map()?.shake(seat)));
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
    void this.basket.toggleSeat(seatId);
  }

  protected setPlaces({ sectionId, quantity }: PlacesRequest): void {
    void this.basket.setPlaces(sectionId, quantity);
  }

  protected takeBest(wish: BestWish): void {
    void this.basket.takeBest(wish);
  }

  protected giveBack(line: BookingView['lines'][number]): void {
    if (line.seatId !== undefined) return this.toggleSeat(line.seatId);
    const held = this.basket.selection().places[line.sectionId] ?? 0;
    this.setPlaces({ sectionId: line.sectionId, quantity: held - 1 });
  }

  protected acceptOffer(): void {
    const notice = this.basket.notice();
    if (notice?.kind === 'lost')
      this.takeBest({ quantity: this.basket.count() + notice.seats.length });
    if (notice?.kind === 'expired') void this.basket.want(notice.selection);
  }

  protected checkOut(): void {
    const bookingId = this.basket.booking()?.bookingId;
    if (bookingId) void this.router.navigate(['/bookings', bookingId, 'checkout']);
  }
}
