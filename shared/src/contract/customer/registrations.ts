import * as z from 'zod';
import { MAX_TICKETS } from '../../domain/index.ts';
import { ADDRESSES } from '../addresses.ts';
import { BookingView } from '../bookings.ts';
import { endpoint } from '../endpoint.ts';
import { CategoryId, Email, EventId, PersonName } from '../fields.ts';
import { WaitlistEntryView } from '../waitlists.ts';

const link = z.string().describe('The signed address that opens it anywhere');

/** What became of a sign-up: places, or a place in line. */
export const RegistrationView = z.discriminatedUnion('status', [
  z.object({ status: z.literal('confirmed'), booking: BookingView, link }),
  z.object({ status: z.literal('waiting'), entry: WaitlistEntryView, link }),
]);

/** What became of a sign-up. */
export type RegistrationView = z.infer<typeof RegistrationView>;

/**
 * Signs up for an event whose places are free and without numbers, in one step: the places are confirmed at once, or
 * the party waits in line where nothing is left and the event has a waitlist. A repeat with the same key and address is
 * answered alike, also without cookies. Sites that the organizer names may send it as well.
 */
export const registerForEvent = endpoint({
  ...ADDRESSES.registerForEvent,
  tag: 'booking',
  summary: 'Sign up for a free event in one step',
  access: 'public',
  idempotent: true,
  params: z.strictObject({ eventId: EventId }),
  body: z.strictObject({
    quantity: z.int().min(1).max(MAX_TICKETS).default(1).describe('How many they are'),
    categoryId: CategoryId.optional().describe('Where the event has several; absent: any'),
    contact: z.strictObject({ name: PersonName, email: Email }),
  }),
  reply: RegistrationView,
  status: 201,
  refusals: [
    'event-not-found',
    'registration-closed',
    'sales-not-open',
    'sales-closed',
    'event-not-on-sale',
    'plan-changed',
    'category-unknown',
    'category-not-on-sale',
    'places-unavailable',
    'too-many-tickets',
    'customer-limit-reached',
    'event-fenced',
    'key-reused',
    'booking-over',
    'waitlist-closed',
    'waits-already',
  ],
});
