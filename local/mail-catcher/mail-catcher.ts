import type { RequestListener } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { listenOn } from '../ports.ts';
import { mailRoutes } from './mail-routes.ts';
import { openMailStore, type Envelope, type MailStore } from './mail-store.ts';

/** An SMTP server that keeps what it gets, and the pages that show it. */
export type MailCatcher = {
  readonly smtpUrl: string;
  /** Answers /dev/mail and everything below it. */
  readonly handle: RequestListener;
  stop(): Promise<void>;
};

const LARGEST_MAIL_BYTES = 30 * 1024 * 1024;

/** Starts to catch mail into a folder. */
export async function startMailCatcher(folder: string, port = 0): Promise<MailCatcher> {
  const store = await openMailStore(folder);
  const smtp = smtpServer(store);
  const bound = await listenOn(smtp.server, port, '127.0.0.1');
  return {
    smtpUrl: `smtp://127.0.0.1:${bound}`,
    handle: mailRoutes(store),
    stop: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
}

function smtpServer(store: MailStore): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL_BYTES,
    closeTimeout: 1_000,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('error', done);
      stream.once('end', () => {
        const envelope: Envelope = {
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
        };
        store.add(envelope, Buffer.concat(chunks)).then(() => done(), done);
      });
    },
  });
  // A client that goes away in the middle of a mail is no fault of ours; it sends again.
  server.on('error', () => undefined);
  return server;
}
