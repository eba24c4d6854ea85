import type { BookingView } from '@foyer/shared/contract';

type Returned = Pick<BookingView, 'returned' | 'cancellations'>;

/** How many tickets the customer gave back; those that the organizer cancelled are not among them. */
export function returnedByOwner({ returned = [], cancellations = [] }: Returned): number {
  return returned.length - cancellations.flatMap(({ numbers }) => numbers).length;
}

/** What became of tickets that a booking has no more: given back, or cancelled by the organizer and why. */
export function returnedWords(booking: Returned): string[] {
  const own = returnedByOwner(booking);
  const cancelled = (booking.cancellations ?? []).map(
    ({ numbers: { length }, reason }) =>
      `The organizer cancelled ${countOf(length)} of yours; ${length === 1 ? 'it is' : 'they are'} no longer valid. They write: “${reason}”`,
  );
  return [...(own > 0 ? [`You gave ${countOf(own)} back.`] : []), ...cancelled];
}

function countOf(count: number): string {
  return count === 1 ? '1 ticket' : `${count} tickets`;
}
