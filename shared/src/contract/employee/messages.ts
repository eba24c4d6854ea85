import * as z from 'zod';
import type { AttendeeMessage } from '../../domain/index.ts';
import { endpoint } from '../endpoint.ts';
import { CategoryId, EventId, Instant } from '../fields.ts';

const OWNERS = ['organizer', 'admin'] as const;
const eventParams = z.strictObject({ eventId: EventId });

/** What an organizer writes to those with tickets. */
export const MessageDraft = z.strictObject({
  subject: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(120)
    .regex(/^[^\r\n]*$/, 'must be one line'),
  text: z.string().trim().min(1, 'must not be empty').max(5_000),
  categoryId: CategoryId.optional().describe('Absent: everybody with tickets'),
});

/** What an organizer writes to those with tickets. */
export type MessageDraft = z.infer<typeof MessageDraft>;

/** A message with how many of its mails have gone out. */
export const MessageView = z.object({
  messageId: z.string(),
  subject: z.string(),
  text: z.string(),
  categoryId: CategoryId.optional(),
  sentAt: Instant,
  people: z.int(),
  sent: z.int().describe('Mails that have gone out'),
});

/** A message with how many of its mails have gone out. */
export type MessageView = z.infer<typeof MessageView>;

/** The view of a message. */
export function messageView(message: AttendeeMessage, sent: number): MessageView {
  return MessageView.parse({ ...message, sent: Math.min(sent, message.people) });
}

/** The messages that were sent to those with tickets. */
export const listMessages = endpoint({
  method: 'get',
  path: '/events/:eventId/messages',
  tag: 'messages',
  summary: 'Messages to everybody with tickets, newest first',
  access: OWNERS,
  params: eventParams,
  reply: z.object({ messages: z.array(MessageView) }),
  refusals: ['event-not-found'],
});

/** How a message will look, and how many people it goes to; nothing is sent. */
export const previewMessage = endpoint({
  method: 'post',
  path: '/events/:eventId/messages/preview',
  tag: 'messages',
  summary: 'How a message will look, and how many people it goes to',
  access: OWNERS,
  params: eventParams,
  body: MessageDraft,
  reply: z.object({ subject: z.string(), html: z.string(), people: z.int() }),
  refusals: ['event-not-found', 'category-unknown'],
});

/** Mails a message to the one who writes it. */
export const testMessage = endpoint({
  method: 'post',
  path: '/events/:eventId/messages/test',
  tag: 'messages',
  summary: 'Send a message to oneself first',
  access: OWNERS,
  params: eventParams,
  body: MessageDraft,
  refusals: ['event-not-found', 'category-unknown', 'mail-refused'],
});

/** Sends a message to everybody it is for, one mail an address. */
export const sendMessage = endpoint({
  method: 'post',
  path: '/events/:eventId/messages',
  tag: 'messages',
  summary: 'Send a message to everybody with tickets; at most five a day',
  access: OWNERS,
  params: eventParams,
  body: MessageDraft,
  reply: MessageView,
  status: 202,
  refusals: ['event-not-found', 'category-unknown', 'nobody-to-write-to'],
});
