import type { Booking } from '../booking/booking.ts';
import type { TicketedEvent } from '../events/event.ts';
import { DAY_MS, later, type Instant } from '../time.ts';

/** How long before the doors open everybody is reminded. */
const AHEAD_MS = DAY_MS;

/** Whether it is time to remind those who booked an event: from a day before the doors open until they do. */
export function isTimeToRemind(
  { status, doorsOpenAt }: Pick<TicketedEvent, 'status' | 'doorsOpenAt'>,
  now: Instant,
): boolean {
  return status === 'published' && later(doorsOpenAt, -AHEAD_MS) <= now && now < doorsOpenAt;
}

/** Whether a booking is reminded of its event: one that was made within the last day has its tickets fresh. */
export function isReminded(
  { status, confirmedAt, contact }: Booking,
  { doorsOpenAt }: Pick<TicketedEvent, 'doorsOpenAt'>,
): boolean {
  if (status !== 'confirmed' || !confirmedAt || !contact) return false;
  return confirmedAt <= later(doorsOpenAt, -AHEAD_MS);
}

/** The id of the mail that reminds somebody of a booking, or of tickets passed on; another one when the doors move. */
export function reminderIdOf(bookingOrPerson: string, doorsOpenAt: Instant): string {
  return `reminder.${bookingOrPerson}.${digitsOf(doorsOpenAt)}`;
}

/** The name under which all reminders of an event are begun; another one when its doors move. */
export function remindersIdOf({ doorsOpenAt }: Pick<TicketedEvent, 'doorsOpenAt'>): string {
  return `reminders.${digitsOf(doorsOpenAt)}`;
}

function digitsOf(instant: Instant): string {
  return instant.replace(/\D/g, '');
}
