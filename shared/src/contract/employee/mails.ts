import * as z from 'zod';
import { MAIL_PURPOSES, type CancellationProgress, type MailRecord } from '../../domain/index.ts';
import { endpoint } from '../endpoint.ts';
import { BookingId, EventId, Instant } from '../fields.ts';

const OWNERS = ['organizer', 'admin'] as const;
const eventParams = z.strictObject({ eventId: EventId });

/** What a failed mail is known by, so that it can go again. */
export const MailRef = z.strictObject({
  shard: z.string().regex(/^(later|dead)#[0-9]{2}$/, 'must be a place of mails that failed'),
  id: z.string().regex(/^[0-9A-Z#:.-]{26,60}$/, 'must be the id of a mail that failed'),
});

/** A mail and how it stands. */
export const MailView = z.object({
  state: z.enum(['waiting', 'failed', 'given-up', 'sent']),
  purpose: z.enum(MAIL_PURPOSES),
  about: z.string().describe('The booking, or the place on the waitlist'),
  to: z.object({ name: z.string(), email: z.string() }).optional(),
  at: Instant.describe('When it was sent, or when it became due'),
  tries: z.int().describe('How often it failed'),
  reason: z.string().optional().describe('What the mail server answered, or the code of a refusal'),
  nextAt: Instant.optional().describe('When it is tried next by itself'),
  ref: MailRef.optional(),
});

/** A mail and how it stands. */
export type MailView = z.infer<typeof MailView>;

/** The view of a mail. */
export function mailView(record: MailRecord): MailView {
  return MailView.parse(record);
}

/** The mails of an event: those that failed, and those that were sent. */
export const listEventMails = endpoint({
  method: 'get',
  path: '/events/:eventId/mails',
  tag: 'messages',
  summary: 'The mails of an event: what failed, and what was sent, newest first',
  access: OWNERS,
  params: eventParams,
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional().describe('Of the mails that were sent'),
  }),
  reply: z.object({
    failed: z.array(MailView).describe('The first of them: given up first, then by the next try'),
    sent: z.array(MailView),
    nextCursor: z.string().optional(),
  }),
  refusals: ['event-not-found'],
});

/** All mails about a booking. */
export const listBookingMails = endpoint({
  method: 'get',
  path: '/events/:eventId/bookings/:bookingId/mails',
  tag: 'messages',
  summary: 'The mails about a booking, newest first',
  access: OWNERS,
  params: z.strictObject({ eventId: EventId, bookingId: BookingId }),
  reply: z.object({ mails: z.array(MailView) }),
  refusals: ['event-not-found', 'booking-not-found'],
});

/** Lets failed mails go again now, with all their tries before them. */
export const sendMailsAgain = endpoint({
  method: 'post',
  path: '/events/:eventId/mails/again',
  tag: 'messages',
  summary: 'Send failed mails again now',
  access: OWNERS,
  params: eventParams,
  body: z.strictObject({
    refs: z.array(MailRef).min(1).max(40).optional().describe('Absent: the first 40 of all'),
  }),
  reply: z.object({ count: z.int() }),
  refusals: ['event-not-found', 'trouble-over'],
});

const Share = z.object({ done: z.int(), total: z.int() });

/** How far a cancelled event is. */
export const CancellationView = z.object({
  bookings: Share.describe('Cancelled'),
  refunds: Share.describe('Paid out, of those owed so far'),
  mails: Share.extend({ failed: z.int() }).describe('One a booking'),
  over: z.boolean().describe('Nothing is to be done any more but what failed'),
});

/** How far a cancelled event is. */
export type CancellationView = z.infer<typeof CancellationView>;

/** The view of how far a cancelled event is. */
export function cancellationView(progress: CancellationProgress): CancellationView {
  return CancellationView.parse(progress);
}

/** How far a cancelled event is: everybody gets their money back and a mail. */
export const findCancellation = endpoint({
  method: 'get',
  path: '/events/:eventId/cancellation',
  tag: 'events',
  summary: 'How far the refunds and mails of a cancelled event are',
  access: OWNERS,
  params: eventParams,
  reply: CancellationView,
  refusals: ['event-not-found', 'event-not-cancelled'],
});
