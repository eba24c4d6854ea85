import { computed, inject, Service, signal } from '@angular/core';
import type { BookingView, HeldBookingView } from '@foyer/shared/contract';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { lostSeats, singleSeats, type BasketNotice } from './basket-notice.ts';
import { HoldDesk } from './hold-desk.ts';
import { holdMemory } from './hold-memory.ts';
import {
  countOf,
  flexibleChoiceOf,
  NOTHING,
  sameSelection,
  selectionOf,
  withoutSeats,
  withPlaces,
  withSeatToggled,
  withSubstitutes,
  type Choice,
  type Progress,
  type Selection,
} from './selection.ts';

/** What the service is asked to find: so many places together, in one category or any, or with a wheelchair. */
export type BestWish = {
  readonly quantity: number;
  readonly categoryId?: string;
  readonly wheelchairs?: number;
};

/** The hold behind a selection is gone; the next request makes a new one. */
const OVER = ['booking-not-held', 'booking-not-found', 'booking-over', 'hold-expired'] as const;

/**
 * The visitor's seats of one event. A tap counts at once; the service is told in a queue of one, always the newest
 * wish, so that quick taps cannot overtake each other. What it refuses is taken back and said.
 */
@Service({ autoProvided: false })
export class Basket {
  private readonly desk = inject(HoldDesk);
  private eventId = '';
  private telling: Promise<void> | undefined;
  private progress: Progress = 'complete';

  private readonly held = signal<BookingView | undefined>(undefined);
  private readonly wish = signal<Selection>(NOTHING);

  /** The booking that holds the seats. */
  readonly booking = this.held.asReadonly();
  /** The seats as the visitor wants them; ahead of the booking while the service is told. */
  readonly selection = this.wish.asReadonly();
  /** Tickets wanted. */
  readonly count = computed(() => countOf(this.wish()));
  /** Whether the service is being told. */
  readonly busy = signal(false);
  /** What the visitor must be told. */
  readonly notice = signal<BasketNotice | undefined>(undefined);
  /** Whether what is wanted is what is held. */
  readonly settled = computed(
    () => !this.busy() && sameSelection(this.wish(), selectionOf(this.held())),
  );

  /** Opens the basket of an event, and takes up a hold of before a reload; one that is being paid for is left alone. */
  async open(eventId: string): Promise<void> {
    this.eventId = eventId;
    const known = this.memory().read();
    this.take(undefined);
    const booking = known === undefined ? undefined : await this.desk.find(known);
    const usable =
      booking?.status === 'held' && !booking.paying && booking.eventId === this.eventId;
    if (booking && usable && this.count() === 0) this.take(booking);
  }

  /** Takes a seat, or gives it back. */
  toggleSeat(seatId: string, progress: Progress): Promise<void> {
    return this.want(withSeatToggled(this.wish(), seatId), progress);
  }

  /** Takes so many standing places of a section in all. */
  setPlaces(sectionId: string, quantity: number, progress: Progress): Promise<void> {
    return this.want(withPlaces(this.wish(), sectionId, quantity), progress);
  }

  /** Gives some seats back. */
  giveBack(seats: readonly string[], progress: Progress): Promise<void> {
    return this.want(withoutSeats(this.wish(), seats), progress);
  }

  /** Makes a selection the visitor's; resolves when the service has answered. */
  want(selection: Selection, progress: Progress): Promise<void> {
    this.notice.set(undefined);
    this.progress = progress;
    this.wish.set(selection);
    return this.queue(() => this.tell());
  }

  /** Lets the service choose the best places that are free and together; they replace what was held. */
  async takeBest(best: BestWish): Promise<void> {
    await this.telling;
    this.notice.set(undefined);
    await this.queue(async () => {
      await this.ask({ best });
      await this.tell();
    });
  }

  /** Has the choice judged as a whole, if that is still to be done; true when it stands. */
  async complete(): Promise<boolean> {
    await this.telling;
    this.progress = 'complete';
    if (!this.held()?.stillChoosing) return this.settled();
    this.notice.set(undefined);
    const wanted = this.wish();
    await this.queue(() => this.ask(flexibleChoiceOf(wanted, 'complete'), wanted));
    return this.settled() && !this.held()?.stillChoosing && this.notice() === undefined;
  }

  /** Starts the hold's time again, once. */
  async renew(): Promise<void> {
    const booking = this.held();
    if (!booking) return;
    try {
      this.take(await this.desk.renew(booking.bookingId));
    } catch (error) {
      this.explain(error);
    }
  }

  /** The hold's time is over: says so and keeps what was in it, to be asked for again. */
  expire(): void {
    const selection = selectionOf(this.held());
    this.take(undefined);
    this.notice.set({ kind: 'expired', selection });
  }

  /** Gives everything back. */
  async leave(): Promise<void> {
    await this.telling;
    const booking = this.held();
    this.take(undefined);
    if (booking) await this.desk.release(booking.bookingId);
  }

  private queue(task: () => Promise<void>): Promise<void> {
    this.telling ??= task().finally(() => (this.telling = undefined));
    return this.telling;
  }

  private async tell(): Promise<void> {
    while (!sameSelection(this.wish(), selectionOf(this.held()))) {
      const wanted = this.wish();
      if (countOf(wanted) === 0) await this.leaveHold();
      else await this.ask(flexibleChoiceOf(wanted, this.progress), wanted);
    }
  }

  private async leaveHold(): Promise<void> {
    const booking = this.held();
    this.remember(undefined);
    try {
      if (booking) await this.desk.release(booking.bookingId);
    } catch (error) {
      this.notice.set({ kind: 'refused', problem: error });
    }
  }

  private async ask(choice: Choice, wanted?: Selection): Promise<void> {
    this.busy.set(true);
    try {
      const booking = await this.send(choice);
      this.remember(booking);
      const { substitutes = [] } = booking;
      if (!wanted || this.wish() === wanted) this.wish.set(selectionOf(booking));
      else this.wish.update((wish) => withSubstitutes(wish, substitutes));
      if (substitutes.length > 0) this.notice.set({ kind: 'substituted', substitutes });
    } catch (error) {
      this.explain(error);
    } finally {
      this.busy.set(false);
    }
  }

  private async send(choice: Choice): Promise<HeldBookingView> {
    const booking = this.held();
    if (!booking) return this.desk.hold(this.eventId, choice);
    try {
      return await this.desk.change(booking.bookingId, choice);
    } catch (error) {
      if (!isProblem(error, ...OVER)) throw error;
      this.remember(undefined);
      return this.desk.hold(this.eventId, choice);
    }
  }

  // Seats that somebody else was quicker to take leave the wish; any other refusal sets it back to what is held.
  private explain(error: unknown): void {
    const lost = lostSeats(error).filter((seat) => this.wish().seats.includes(seat));
    if (lost.length > 0) {
      this.wish.update((wish) => withoutSeats(wish, lost));
      this.notice.set({ kind: 'lost', seats: lost });
      return;
    }
    if (isProblem(error, ...OVER)) this.remember(undefined);
    this.wish.set(selectionOf(this.held()));
    this.notice.set(singleSeats(error) ?? { kind: 'refused', problem: error });
  }

  private take(booking: BookingView | undefined): void {
    this.remember(booking);
    this.wish.set(selectionOf(booking));
  }

  private remember(booking: BookingView | undefined): void {
    this.held.set(booking);
    if (booking) this.memory().keep(booking.bookingId);
    else this.memory().forget();
  }

  private memory() {
    return holdMemory(this.eventId);
  }
}
