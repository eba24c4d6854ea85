import {
  HOLDER_PURPOSES,
  holdingsOf,
  normaliseEmail,
  reminderIdOf,
  type Effect,
  type EventId,
  type HolderMailCause,
  type Instant,
  type Ticket,
} from '../../domain/index.ts';
import type { Deriver, KeyedEffect } from '../ports.ts';
import type { Purpose } from './send-once.ts';

/** What addressing those needs whom tickets were passed on to. */
export type HolderMailsDeps = { derive: Deriver };

/** A mail to somebody whom tickets were passed on to. */
export type SendHolderMail = Extract<Effect, { kind: 'send-holder-mail' }>;

/** Tickets that were passed on, why those who have them are mailed, and since when. */
export type HolderMailing = {
  readonly tickets: readonly Ticket[];
  readonly cause: HolderMailCause;
  readonly at: Instant;
};

/** The mails to those whom tickets of an event were passed on to, one a person. */
export function holderMails(
  deps: HolderMailsDeps,
  eventId: EventId,
  { tickets, cause, at }: HolderMailing,
): KeyedEffect[] {
  return holdingsOf(tickets).map(({ holder: to }) => {
    const person = personOf(deps, { eventId, cause, email: to.email });
    const effect = { kind: 'send-holder-mail', eventId, to, person, cause } as const;
    return { effect, key: `to-holder.${holderPurposeOf(effect).messageId}`, at };
  });
}

/**
 * What a mail to a holder is known by. A message has the id that it has for those who booked, so that nobody who did both
 * gets it twice.
 */
export function holderPurposeOf({ eventId, person, cause }: SendHolderMail): Purpose {
  const purpose = HOLDER_PURPOSES[cause.kind];
  switch (cause.kind) {
    case 'message':
      return { purpose, about: cause.messageId, messageId: messageIdOf(cause.messageId, person) };
    case 'reminder':
      return { purpose, about: eventId, messageId: reminderIdOf(person, cause.doorsOpenAt) };
    case 'called-off':
      return { purpose, about: eventId, messageId: `called-off.${person}` };
  }
}

/** The id of the mail that brings an organizer's message to a person. */
export function messageIdOf(message: string, person: string): string {
  return `message.${message}.${person}`;
}

/** Names an address among those of a message, without saying which it is. */
export function messagePersonOf({ derive }: HolderMailsDeps, message: string, email: string) {
  return derive('message', message, normaliseEmail(email));
}

function personOf(
  deps: HolderMailsDeps,
  { eventId, cause, email }: { eventId: EventId; cause: HolderMailCause; email: string },
): string {
  if (cause.kind === 'message') return messagePersonOf(deps, cause.messageId, email);
  return deps.derive('holder', eventId, normaliseEmail(email));
}
