import type { APIRequestContext } from '@playwright/test';
import type { Mailbox, MailSummary, ReceivedMail } from './received-mail.ts';

const MESSAGES = '/dev/mail/api/messages';

type Told = Omit<ReceivedMail, 'attachments'> & {
  readonly attachments: readonly {
    readonly filename: string;
    readonly mimeType: string;
    readonly url: string;
  }[];
};

/** The mail catcher of a system on one machine. */
export function localMailbox(request: APIRequestContext): Mailbox {
  return {
    async to(address) {
      const list = await request.get(`${MESSAGES}?to=${encodeURIComponent(address)}`);
      return ((await list.json()) as { messages: MailSummary[] }).messages;
    },
    async read(id) {
      const told = (await (await request.get(`${MESSAGES}/${id}`)).json()) as Told;
      const attachments = told.attachments.map(({ url, ...attachment }) => ({
        ...attachment,
        content: async () => (await request.get(url)).body(),
      }));
      return { ...told, attachments };
    },
  };
}
