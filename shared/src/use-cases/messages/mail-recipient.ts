import { mailPurposeOf, type Effect, type MailTrouble } from '../../domain/index.ts';
import type { BookingStore, WaitlistStore } from '../ports.ts';

/** What finding out whom an effect tells needs. */
export type RecipientDeps = {
  bookings: Pick<BookingStore, 'find'>;
  waitlists: Pick<WaitlistStore, 'find'>;
};

/** Whom the mail of an effect goes to, and of which event it is; neither for one that is about no event. */
export async function recipientOf(
  { bookings, waitlists }: RecipientDeps,
  effect: Effect,
): Promise<Pick<MailTrouble, 'eventId' | 'to'>> {
  if (!mailPurposeOf(effect)) return {};
  if (effect.kind === 'send-holder-mail') return { eventId: effect.eventId, to: effect.to };
  if ('entryId' in effect) {
    const entry = await waitlists.find(effect.eventId, effect.entryId);
    return { eventId: effect.eventId, to: entry?.contact };
  }
  if (!('bookingId' in effect)) return {};
  const booking = await bookings.find(effect.bookingId);
  const to = effect.kind === 'send-cancelled-to-holder' ? effect.to : booking?.contact;
  return { eventId: booking?.eventId, to };
}
