import type { Contact } from '../booking/booking.ts';
import type { EventId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { Effect, HolderMailCause } from './effect.ts';

/** What mails are for. */
export const MAIL_PURPOSES = [
  'tickets',
  'ticket-for-you',
  'passed-on',
  'passed-on-cancelled',
  'reminder',
  'returned',
  'cancellation',
  'refund',
  'message',
  'waitlist',
  'account',
] as const;

/** What a mail is for. */
export type MailPurpose = (typeof MAIL_PURPOSES)[number];

/** The purposes of the mails that tell of a cancelled event. */
export const CALLED_OFF_PURPOSES: readonly MailPurpose[] = ['cancellation', 'refund'];

/** Where an effect that failed stands in the outbox, so that it can be tried again. */
export type MailRef = { readonly shard: string; readonly id: string };

/** How a mail stands: on its way, put aside after a failure, given up after many, or sent. */
export type MailState = 'waiting' | 'failed' | 'given-up' | 'sent';

/** A mail and how it stands. */
export type MailRecord = {
  readonly state: MailState;
  readonly purpose: MailPurpose;
  /** The booking, entry or account that it is about. */
  readonly about: string;
  readonly to?: Contact;
  /** When it was sent, or when it became due. */
  readonly at: Instant;
  /** How often it failed. */
  readonly tries: number;
  /** Why it failed the last time. */
  readonly reason?: string;
  /** When it is tried next by itself. */
  readonly nextAt?: Instant;
  /** By which it is tried again; absent for one that was sent or is on its way. */
  readonly ref?: MailRef;
};

/** What kept an effect from being done, and whom it would have told. */
export type MailTrouble = {
  readonly reason: string;
  readonly eventId?: EventId | undefined;
  readonly to?: Contact | undefined;
};

const PURPOSES: Readonly<Partial<Record<Effect['kind'], MailPurpose>>> = {
  'send-tickets': 'tickets',
  'send-transferred-ticket': 'passed-on',
  'send-reminder': 'reminder',
  'send-returned': 'returned',
  'send-cancelled-to-holder': 'passed-on-cancelled',
  'send-cancellation': 'cancellation',
  refund: 'refund',
  'send-message': 'message',
  'send-waitlist-mail': 'waitlist',
  'send-account-mail': 'account',
  'forgotten-password': 'account',
};

/** What a mail is for to somebody whom tickets were passed on to. */
export const HOLDER_PURPOSES: Readonly<Record<HolderMailCause['kind'], MailPurpose>> = {
  reminder: 'reminder',
  message: 'message',
  'called-off': 'passed-on-cancelled',
};

/** What the mail is for that an effect sends; undefined for one that sends none. */
export function mailPurposeOf(effect: Effect): MailPurpose | undefined {
  if (effect.kind === 'send-holder-mail') return HOLDER_PURPOSES[effect.cause.kind];
  return PURPOSES[effect.kind];
}

/** The most of a mail server's words that is kept. */
const LONGEST_REASON = 200;

/** Why something failed, in words that a person may see: what a mail server answered, or the code of a refusal. */
export function failureText(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'internal';
  const { response, code } = error as { response?: unknown; code?: unknown };
  const told = typeof response === 'string' ? response : code;
  return (typeof told === 'string' ? told : 'internal').slice(0, LONGEST_REASON);
}
