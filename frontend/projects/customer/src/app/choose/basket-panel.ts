import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  LOCALE_ID,
  output,
  signal,
} from '@angular/core';
import type { BookingView, EventView } from '@foyer/shared/contract';
import { ServerClock } from '@foyer/ui/api/server-clock.ts';
import { Countdown } from '@foyer/ui/countdown/countdown.ts';
import { Icon } from '@foyer/ui/icons/icon.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { Price } from '@foyer/ui/price/price.ts';
import { placeWords } from '@foyer/ui/places/place-words.ts';
import { TotalsList } from '../checkout/totals-list.ts';

/** One ticket of a booking. */
type Line = BookingView['lines'][number];

/** The seats held, what they cost, and how long they are held; a column beside the map, a sheet on phones. */
@Component({
  selector: 'fy-basket-panel',
  imports: [Countdown, Icon, Price, TotalsList],
  templateUrl: './basket-panel.html',
  styleUrl: './basket-panel.scss',
  host: {
    '[class.open]': 'open()',
    '[class.filled]': 'count() > 0',
    role: 'region',
    'aria-label': 'Your tickets',
    tabindex: '-1',
  },
})
export class BasketPanel {
  private readonly locale = inject(LOCALE_ID);
  private readonly panel = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly clock = inject(ServerClock);

  /** The event. */
  readonly event = input.required<EventView>();
  /** The booking that holds the seats. */
  readonly booking = input<BookingView>();
  /** Tickets wanted; ahead of the booking for a moment after a tap. */
  readonly count = input.required<number>();
  /** Whether the booking is what is wanted. */
  readonly settled = input.required<boolean>();

  /** A ticket is given back. */
  readonly removed = output<Line>();
  /** The time is to start again. */
  readonly renewed = output();
  /** The time is over. */
  readonly expired = output();
  /** On to the checkout. */
  readonly finished = output();

  /** On phones: whether the sheet shows its seats. */
  protected readonly open = signal(false);
  protected readonly lines = computed(() =>
    (this.booking()?.lines ?? []).map((line, index) => ({
      line,
      key: line.seatId ?? `${line.sectionId}#${index}`,
      place: placeWords(line.label),
      category:
        this.event().categories.find((category) => category.categoryId === line.categoryId)?.name ??
        '',
    })),
  );
  protected readonly countWords = computed(() =>
    this.count() === 1 ? '1 ticket' : `${this.count()} tickets`,
  );
  protected readonly total = computed(() => {
    const booking = this.booking();
    if (!booking) return '';
    const { total } = booking.totals;
    return total === 0
      ? 'Free'
      : formatSum(total, { currency: booking.currency, locale: this.locale });
  });

  /** Gives a ticket back; its button goes with it, so the focus moves to the panel. */
  protected giveBack(line: Line): void {
    this.removed.emit(line);
    this.takeFocus();
  }

  /** Takes the focus over from something that goes away. */
  takeFocus(): void {
    this.panel.focus({ preventScroll: true });
  }
}
