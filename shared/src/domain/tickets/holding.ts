import { normaliseEmail } from '../accounts/account.ts';
import type { ThrottleRule } from '../accounts/throttle.ts';
import type { Contact } from '../booking/booking.ts';
import { HOUR_MS } from '../time.ts';
import type { Ticket } from './ticket.ts';

/** How often the tickets of one booking are mailed once more. */
export const RESENDS: ThrottleRule = { name: 'resend', limit: 3, windowMs: HOUR_MS };

/** How often tickets of one booking may be passed on: each time mails a stranger. */
export const TRANSFERS: ThrottleRule = { name: 'transfer', limit: 20, windowMs: HOUR_MS };

/** True for a ticket that was not passed on and may be shown at a door: whoever bought it may have its code. */
export function isOwnersTicket({ status, holder }: Ticket): boolean {
  return status !== 'void' && holder === undefined;
}

/** An address as somebody else may see it, such as `grace@…`: enough to tell whether it was the right one. */
export function addressHint(email: string): string {
  return `${email.slice(0, email.lastIndexOf('@'))}@…`;
}

/** True for a ticket that was passed on to another address than that of its booking's contact, who is told of it anyway. */
export function isSomebodyElses({ holder }: Ticket, contact: Contact | undefined): boolean {
  if (!holder) return false;
  return normaliseEmail(holder.email) !== normaliseEmail(contact?.email ?? '');
}

/** Tickets of one person. */
export type Holding = { readonly holder: Contact; readonly tickets: readonly Ticket[] };

/** Tickets that were passed on, by whom they were passed on to; an address is one person. */
export function holdingsOf(tickets: readonly Ticket[]): Holding[] {
  const passedOn = tickets.filter(({ holder }) => holder !== undefined);
  const byAddress = Map.groupBy(passedOn, ({ holder }) => normaliseEmail(holder?.email ?? ''));
  return [...byAddress.values()].flatMap((theirs) => {
    const holder = theirs[0]?.holder;
    return holder ? [{ holder, tickets: theirs }] : [];
  });
}
