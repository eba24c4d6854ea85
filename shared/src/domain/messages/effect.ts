import type { Portal } from '../accounts/account.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Contact } from '../booking/booking.ts';
import type { PriceCategory } from '../events/event.ts';
import type { BookingId, EntryId, EventId, RefundId, UserId, PlanVersion } from '../ids.ts';
import type { SaleCount, ScanCount } from '../sales/figure-sums.ts';
import type { PlaceLabel } from '../seating/plan.ts';
import type { Instant } from '../time.ts';

/**
 * Something that must still happen outside the tables, or be counted; written in the commit that causes it
 * and done at least once, so that doing it twice must be harmless (rule 28).
 */
export type Effect =
  /** Decide what becomes of captured money (rule 18). */
  | { readonly kind: 'settle'; readonly bookingId: BookingId; readonly attempt: number }
  /** Pay a refund out through the provider and tell the customer (rule 21). */
  | { readonly kind: 'refund'; readonly bookingId: BookingId; readonly refundId: RefundId }
  /** Make the PDFs and mail them with the confirmation; `insteadOf` names the places that substitutes were given for. */
  | {
      readonly kind: 'send-tickets';
      readonly bookingId: BookingId;
      readonly insteadOf?: readonly PlaceLabel[];
      /** Names the wish to have them once more. */
      readonly again?: string;
    }
  /**
   * Mail a ticket that was passed on to its new holder, and tell who passed it on: `from`, or the booking's contact. Of a
   * generation that is over by then, the holder gets none.
   */
  | {
      readonly kind: 'send-transferred-ticket';
      readonly bookingId: BookingId;
      readonly number: number;
      readonly generation: number;
      readonly to: Contact;
      readonly from?: Contact;
    }
  /** Tell a customer that they gave tickets back, or why the organizer cancelled them, for which nothing is paid back. */
  | {
      readonly kind: 'send-returned';
      readonly bookingId: BookingId;
      readonly numbers: readonly number[];
      /** In the organizer's words, where it was they. */
      readonly reason?: string;
    }
  /**
   * Bring the inventory of an event on sale on to another plan, then the event itself, with what is written in that
   * moment; nothing where the change is over (rule 32).
   */
  | {
      readonly kind: 'change-plan';
      readonly eventId: EventId;
      readonly turn: number;
      readonly planVersion: PlanVersion;
      readonly categories: readonly PriceCategory[];
      readonly entry: AuditEntry;
    }
  /** Tell somebody who waits how they stand; one mail of a kind an entry. */
  | {
      readonly kind: 'send-waitlist-mail';
      readonly eventId: EventId;
      readonly entryId: EntryId;
      readonly mail: WaitlistMailKind;
    }
  /** Tell a customer that their booking, for which there is nothing to pay back, is cancelled. */
  | { readonly kind: 'send-cancellation'; readonly bookingId: BookingId }
  /** Remind everybody who booked an event; `cursor` tells how far that is. Nothing where its doors open at another time by now. */
  | {
      readonly kind: 'send-reminders';
      readonly eventId: EventId;
      readonly doorsOpenAt: Instant;
      readonly begunAt: Instant;
      readonly cursor?: string;
    }
  /** Remind a customer of the event that opens its doors then. */
  | {
      readonly kind: 'send-reminder';
      readonly bookingId: BookingId;
      readonly doorsOpenAt: Instant;
    }
  /** Mail a message of the organizer to everybody it is for; `cursor` tells how far that is. */
  | {
      readonly kind: 'send-messages';
      readonly eventId: EventId;
      readonly messageId: string;
      readonly begunAt: Instant;
      readonly cursor?: string;
    }
  /** Mail a message of the organizer to whom a booking belongs to, a `person` once however many bookings are theirs. */
  | {
      readonly kind: 'send-message';
      readonly eventId: EventId;
      readonly messageId: string;
      readonly bookingId: BookingId;
      readonly person: string;
    }
  /** Tell those whom tickets were passed on to that their organizer cancelled them. */
  | {
      readonly kind: 'tell-holders';
      readonly bookingId: BookingId;
      readonly numbers: readonly number[];
      readonly begunAt: Instant;
    }
  /** Tell one of them. */
  | {
      readonly kind: 'send-cancelled-to-holder';
      readonly bookingId: BookingId;
      readonly numbers: readonly number[];
      readonly to: Contact;
    }
  /** Tell everybody whom tickets were passed on to that their event is cancelled; `cursor` tells how far that is. */
  | {
      readonly kind: 'call-off-holders';
      readonly eventId: EventId;
      readonly begunAt: Instant;
      readonly cursor?: string;
    }
  /** Mail somebody whom tickets of an event were passed on to, a `person` once for each cause however many are theirs. */
  | {
      readonly kind: 'send-holder-mail';
      readonly eventId: EventId;
      readonly to: Contact;
      readonly person: string;
      readonly cause: HolderMailCause;
    }
  /** Write an event's inventory and put it on sale, take it down again, or pay everybody back; told by the status it stands in. */
  | { readonly kind: 'work-on-event'; readonly eventId: EventId }
  /**
   * Mail somebody about their account; `key` makes it one mail a cause: for an invitation its generation, for a changed
   * password the moment. What the mail lets its reader do is made when it is sent, so that no secret lies in
   * the outbox.
   */
  | {
      readonly kind: 'send-account-mail';
      readonly userId: UserId;
      readonly mail: AccountMailKind;
      readonly key: string;
    }
  /**
   * Mail a link to set a new password, if the address has an account. Whether it has is looked up when this is done, so
   * that nobody can tell from the answer or its time.
   */
  | {
      readonly kind: 'forgotten-password';
      readonly email: string;
      readonly portal: Portal;
      readonly key: string;
    }
  /** Take a deleted account's sessions away and its name off its bookings. */
  | { readonly kind: 'forget-customer'; readonly userId: UserId }
  /** Make a confirmed booking's claim of promo uses permanent and count them (rule 16). */
  | { readonly kind: 'use-promo'; readonly bookingId: BookingId }
  /** Add a confirmed booking to the event's figures (rule 29), or take away what was given back or cancelled of it. */
  | ({
      readonly kind: 'count-sale';
      readonly bookingId: BookingId;
      readonly eventId: EventId;
    } & SaleCount)
  /** Add what happened to a ticket at a door to the event's attendance. */
  | ({
      readonly kind: 'count-scan';
      readonly bookingId: BookingId;
      readonly eventId: EventId;
    } & ScanCount)
  /** Compare an event's figures with its tables, and mend what differs. */
  | { readonly kind: 'recount'; readonly eventId: EventId };

/** What a mail about an account is for. */
export type AccountMailKind = 'invitation' | 'password-reset' | 'verification' | 'password-changed';

/** What a mail to somebody who waits is for: that they wait, what is offered, that the offer ran out, that waiting is over. */
export type WaitlistMailKind = 'joined' | 'offer' | 'lapsed' | 'closed';

/** Why somebody whom tickets were passed on to is mailed: the doors open, the organizer writes, the event is cancelled. */
export type HolderMailCause =
  | { readonly kind: 'reminder'; readonly doorsOpenAt: Instant }
  | { readonly kind: 'message'; readonly messageId: string }
  | { readonly kind: 'called-off' };

/** What an effect is about: a booking, an event, an account, or the key of its cause. */
export function subjectOf(effect: Effect): string {
  // All mails to one person stand in one line.
  if ('person' in effect) return effect.person;
  if ('bookingId' in effect) return effect.bookingId;
  if ('eventId' in effect) return effect.eventId;
  return 'userId' in effect ? effect.userId : effect.key;
}
