import type { AccountView, BookingView } from '@foyer/shared/contract';
import { browserMemory } from '@foyer/ui/memory/browser-memory.ts';
import { entryFor, namesFor, type CheckoutDraft, type CheckoutEntry } from './checkout-entry.ts';

/** What an entry is for and who makes it. */
export type EntrySource = {
  readonly booking: Pick<BookingView, 'contact' | 'eventId' | 'lines'> | undefined;
  readonly account: AccountView | undefined;
};

/**
 * The entry when booking or account have changed: what was filled in stays, also for the same seats held anew, and
 * whoever signs in or out meanwhile is the one who buys.
 */
export function nextEntry(
  now: EntrySource,
  before?: { readonly source: EntrySource; readonly value: CheckoutEntry },
): CheckoutEntry {
  const { booking, account } = now;
  const fresh = entryFor({ ...now, draft: booking && readDraft(booking.eventId) });
  if (!booking) return before?.value ?? fresh;
  // Without a ticket, no booking has been there yet.
  if (!before || before.value.attendees.length === 0) return fresh;
  const attendees = namesFor(booking.lines.length, before.value.attendees);
  const kept = { ...before.value, attendees };
  return before.source.account === account ? kept : { ...kept, contact: fresh.contact };
}

/** Remembers what was typed, for a reload and for seats that have to be asked for again; never the card. */
export function keepDraft(
  eventId: string,
  { card: _, ...typed }: CheckoutEntry,
  userId: string | undefined,
): void {
  const draft: CheckoutDraft = { ...typed, ...(userId !== undefined && { userId }) };
  memoryOf(eventId).keep(JSON.stringify(draft));
}

/** Forgets what was typed: the tickets are bought. */
export function forgetDraft(eventId: string): void {
  memoryOf(eventId).forget();
}

function readDraft(eventId: string): CheckoutDraft | undefined {
  const text = memoryOf(eventId).read();
  return text === undefined ? undefined : (JSON.parse(text) as CheckoutDraft);
}

function memoryOf(eventId: string) {
  return browserMemory(`foyer.checkout.${eventId}`, 'tab');
}
