import * as z from 'zod';
import { ENTRY_NEXT, type EntryStatus, type WaitlistEntry } from '../domain/index.ts';
import { BookingId, CategoryId, EntryId, EventId, Instant } from './fields.ts';

const status = z.enum(Object.keys(ENTRY_NEXT) as [EntryStatus, ...EntryStatus[]]);

/** A place in line as whoever waits sees it. */
export const WaitlistEntryView = z.object({
  entryId: EntryId,
  eventId: EventId,
  status,
  quantity: z.int(),
  categoryIds: z.array(CategoryId),
  together: z.enum(['always', 'preferred']),
  joinedAt: Instant,
  ranOut: z
    .enum(['offer', 'line'])
    .optional()
    .describe('What ran out, where it lapsed: the time to answer, or the waitlist itself'),
  ahead: z.int().optional().describe('How many parties wait before this one, while it waits'),
  offer: z
    .object({ bookingId: BookingId, until: Instant, link: z.string() })
    .optional()
    .describe('What is held for the party; `link` opens the booking'),
});

/** A place in line as whoever waits sees it. */
export type WaitlistEntryView = z.infer<typeof WaitlistEntryView>;

/** What an entry's view shows beside the entry. */
export type EntryPlace = { readonly ahead?: number; readonly offerLink?: string };

/** The view of an entry for whoever waits. */
export function waitlistEntryView(
  entry: WaitlistEntry,
  { ahead, offerLink }: EntryPlace,
): WaitlistEntryView {
  const offered = entry.status === 'offered' && offerLink !== undefined;
  const offer = offered ? { ...entry.offer, link: offerLink } : undefined;
  const ranOut = entry.status === 'lapsed' ? (entry.offer ? 'offer' : 'line') : undefined;
  return WaitlistEntryView.parse({ ...entry, ranOut, ahead, offer });
}

/** A place in line as the organizer sees it. */
export const WaitingPartyView = WaitlistEntryView.omit({
  ranOut: true,
  ahead: true,
  offer: true,
}).extend({
  contact: z.object({ name: z.string(), email: z.string() }),
  offer: z.object({ bookingId: BookingId, until: Instant }).optional(),
  endedAt: Instant.optional(),
});

/** A place in line as the organizer sees it. */
export type WaitingPartyView = z.infer<typeof WaitingPartyView>;

/** The organizer's view of an entry. */
export function waitingPartyView(entry: WaitlistEntry): WaitingPartyView {
  return WaitingPartyView.parse(entry);
}
