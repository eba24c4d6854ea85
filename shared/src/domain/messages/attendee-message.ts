import type { ThrottleRule } from '../accounts/throttle.ts';
import type { Booking, Contact } from '../booking/booking.ts';
import { linesOf, numbersLeft } from '../booking/cancellation.ts';
import { DAY_MS, type Instant } from '../time.ts';
import type { CategoryId, EventId } from '../ids.ts';

/** What an organizer writes to those who have tickets of an event. */
export type MessageDraft = {
  readonly subject: string;
  /** Plain text; an empty line begins a new paragraph. */
  readonly text: string;
  /** Whom it is for: those with tickets of that category; all, where absent. */
  readonly categoryId?: CategoryId | undefined;
};

/** A message on its way to everybody, or sent. */
export type AttendeeMessage = MessageDraft & {
  /** `msg_…` */
  readonly messageId: string;
  readonly eventId: EventId;
  /** How many people there were when it was sent; each is one address. */
  readonly people: number;
  /** Who gets the answers. */
  readonly replyTo: Contact;
  readonly sentAt: Instant;
};

/** How often everybody of an event may be written to. */
export const MESSAGES: ThrottleRule = { name: 'message', limit: 5, windowMs: DAY_MS };

/** How often somebody may send themselves a message to look at. */
export const TEST_MESSAGES: ThrottleRule = { name: 'test-message', limit: 20, windowMs: DAY_MS };

/** Whether a message is for whom a booking belongs to. */
export function isAddressed(booking: Booking, message: Pick<MessageDraft, 'categoryId'>): boolean {
  if (booking.status !== 'confirmed' || !booking.contact) return false;
  return linesOf(booking, numbersLeft(booking)).some((line) => isOfCategory(line, message));
}

/** Whether a message is for those with tickets like this one. */
export function isOfCategory(
  ticket: { readonly categoryId: CategoryId },
  { categoryId }: Pick<MessageDraft, 'categoryId'>,
): boolean {
  return categoryId === undefined || ticket.categoryId === categoryId;
}
