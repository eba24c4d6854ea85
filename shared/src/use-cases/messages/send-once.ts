import type { EventId, Instant, MailPurpose } from '../../domain/index.ts';
import type { Mail, Mailer, MailKey, SentMails } from '../ports.ts';

/** What sending a mail once needs. */
export type SendDeps = { mailer: Mailer; sentMails: SentMails };

/** What a mail is for, and what it is known by. */
export type Purpose = MailKey & { readonly purpose: MailPurpose };

/** A mail as it is written; with the event whose organizer may see whether it was sent. */
export type Letter = Omit<Mail, 'messageId'> & { readonly eventId?: EventId };

/**
 * Sends the mail that `compose` writes unless one of this id was sent; none is sent when it writes none. A crash between
 * sending and marking may send it twice; both then carry the same Message-ID, by which mail programs know them as one.
 */
export async function sendOnce(
  deps: SendDeps,
  { purpose, about, messageId }: Purpose,
  now: Instant,
  compose: () => Promise<Letter | undefined>,
): Promise<void> {
  if (await deps.sentMails.has({ about, messageId })) return;
  const letter = await compose();
  // Writing takes its time; somebody else may have sent it meanwhile.
  if (!letter || (await deps.sentMails.has({ about, messageId }))) return;
  const { eventId, ...mail } = letter;
  await deps.mailer.send({ ...mail, messageId });
  await deps.sentMails.add({ purpose, about, messageId, to: mail.to, sentAt: now, eventId });
}
