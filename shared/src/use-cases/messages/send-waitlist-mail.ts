import { waitlistMail, type Effect, type Instant, type WaitlistEntry } from '../../domain/index.ts';
import type { BookingStore, EventStore, LinkSigner, WaitlistStore } from '../ports.ts';
import { ENTRY_LINK_VERSION } from '../waitlist/require-entry.ts';
import { sendOnce, type SendDeps } from './send-once.ts';

/** What mailing those who wait needs. */
export type WaitlistMailDeps = SendDeps & {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'find'>;
  waitlists: Pick<WaitlistStore, 'find'>;
  links: LinkSigner;
  /** The site's address. */
  publicUrl: string;
};

/** Tells somebody who waits how they stand, once for each kind of news. */
export async function sendWaitlistMail(
  deps: WaitlistMailDeps,
  { eventId, entryId, mail }: Extract<Effect, { kind: 'send-waitlist-mail' }>,
  now: Instant,
): Promise<void> {
  const messageId = `waitlist.${mail}.${entryId}`;
  await sendOnce(deps, { purpose: 'waitlist', about: entryId, messageId }, now, async () => {
    const [event, entry] = await Promise.all([
      deps.events.find(eventId),
      deps.waitlists.find(eventId, entryId),
    ]);
    if (!event || !entry) return undefined;
    const booking = entry.offer && (await deps.bookings.find(entry.offer.bookingId));
    const offerUrl =
      booking &&
      `${deps.publicUrl}/bookings/${booking.bookingId}/checkout?link=${deps.links.sign(booking.bookingId, booking.linkVersion)}`;
    const news = {
      event,
      entry,
      booking,
      offerUrl,
      entryUrl: entryUrlOf(deps, entry),
      publicUrl: deps.publicUrl,
    };
    return { ...waitlistMail(mail, news), eventId, to: entry.contact, attachments: [] };
  });
}

/** The address that opens an entry without signing in. */
export function entryUrlOf(
  deps: { links: LinkSigner; publicUrl: string },
  { eventId, entryId }: Pick<WaitlistEntry, 'eventId' | 'entryId'>,
): string {
  const key = deps.links.sign(entryId, ENTRY_LINK_VERSION);
  return `${deps.publicUrl}/events/${eventId}/waitlist/${entryId}?link=${key}`;
}
