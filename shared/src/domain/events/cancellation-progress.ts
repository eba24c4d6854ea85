import type { CalledOffCount } from '../sales/figure-sums.ts';

/** How far something is that is done for many. */
export type Share = { readonly done: number; readonly total: number };

/** How far a cancelled event is: bookings cancelled, refunds paid out, customers told. */
export type CancellationProgress = {
  readonly bookings: Share;
  readonly refunds: Share;
  /** One mail a booking, about its refund or, where nothing goes back, its cancellation. */
  readonly mails: Share & { readonly failed: number };
  /** True when nothing is to be done any more but what failed. */
  readonly over: boolean;
};

/** What is known of a cancelled event. */
export type CancellationCounts = CalledOffCount & {
  /** Bookings that still stand. */
  readonly left: number;
  /** Mails about it that were sent, and those that failed. */
  readonly told: number;
  readonly failed: number;
};

/** How far a cancelled event is; refunds that become owed on the way raise their total. */
export function cancellationProgress(counts: CancellationCounts): CancellationProgress {
  const { left, bookings, owed, paidBack, told, failed } = counts;
  const total = Math.max(0, left) + bookings;
  const mails = { done: Math.min(told, total), total, failed };
  return {
    bookings: { done: bookings, total },
    refunds: { done: Math.min(paidBack, owed), total: owed },
    mails,
    over: left <= 0 && paidBack >= owed && mails.done + failed >= total,
  };
}
