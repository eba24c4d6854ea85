import { createTransport } from 'nodemailer';
import type { Mail, Mailer } from '../use-cases/ports.ts';

/** Where mails are handed over and who they come from. */
export type SmtpMailerOptions = {
  /** Such as `smtp://user:password@host:587`. */
  readonly url: string;
  /** Such as `Foyer <tickets@example.org>`. */
  readonly from: string;
};

/** A mailer that can be closed. */
export type SmtpMailer = Mailer & {
  /** Ends the kept connections. */
  close(): void;
};

const CONNECTIONS = 4;
const TIMEOUT_MS = 15_000;

/** Sends mails by SMTP over a few kept connections. A mail that was not taken throws, to be sent again. */
export function smtpMailer({ url, from }: SmtpMailerOptions): SmtpMailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  const domain = domainOf(from);
  return {
    async send(mail) {
      await transport.sendMail({
        from,
        to: addressOf(mail.to),
        ...(mail.replyTo && { replyTo: addressOf(mail.replyTo) }),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.messageId}@${domain}>`,
        attachments: mail.attachments.map(attachmentOf),
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => transport.close(),
  };
}

function addressOf({ name, email }: Mail['to']) {
  return { name, address: email };
}

function attachmentOf({ name, type, content }: Mail['attachments'][number]) {
  const bytes = typeof content === 'string' ? content : Buffer.from(content);
  return { filename: name, contentType: type, content: bytes };
}

/** The right half of the message ids: the sender's domain. */
function domainOf(from: string): string {
  const [, domain] = /@([\w.-]+)/.exec(from) ?? [];
  if (!domain) throw new RangeError(`The sender has no address: ${from}`);
  return domain;
}
