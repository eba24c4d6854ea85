import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it is handed. */
export type TestMailbox = {
  /** Address for a mailer. */
  readonly url: string;
  readonly mails: readonly Email[];
  /** Refuses so many mails from now on, for the time being. */
  refuse(count: number): void;
  /** The first mail with this text in its subject, as soon as it comes. Throws when none does within ten seconds. */
  next(subject: string): Promise<Email>;
  stop(): Promise<void>;
};

const PATIENCE_MS = 10_000;

/** Starts a mail server on a free port. */
export async function startTestMailbox(): Promise<TestMailbox> {
  const mails: Email[] = [];
  let refusals = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, taken) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (refusals > 0) {
          refusals -= 1;
          taken(Object.assign(new Error('Try again later'), { responseCode: 451 }));
          return;
        }
        PostalMime.parse(Buffer.concat(parts)).then((mail) => {
          mails.push(mail);
          taken();
        }, taken);
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse(count) {
      refusals = count;
    },
    async next(subject) {
      for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
        const found = mails.find((mail) => mail.subject?.includes(subject));
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`No mail about "${subject}" came`);
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
