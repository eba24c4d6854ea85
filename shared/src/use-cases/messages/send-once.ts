import type { Instant } from '../../domain/index.ts';
import type { Mail, Mailer, SentMails } from '../ports.ts';

/** What sending a mail once needs. */
export type SendDeps = { mailer: Mailer; sentMails: SentMails };

/**
 * Sends the mail that `compose` writes unless one of this id was sent; none is sent when it writes none. A crash between
 * sending and marking may send it twice; both then carry the same Message-ID, by which mail programs know them as one.
 */
export async function sendOnce(
  deps: SendDeps,
  messageId: string,
  now: Instant,
  compose: () => Promise<Mail | undefined>,
): Promise<void> {
  if (await deps.sentMails.has(messageId)) return;
  const mail = await compose();
  if (!mail) return;
  await deps.mailer.send(mail);
  await deps.sentMails.add(messageId, now);
}
