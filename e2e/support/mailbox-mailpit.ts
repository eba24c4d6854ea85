import type { APIRequestContext } from '@playwright/test';
import PostalMime from 'postal-mime';
import type { Mailbox } from './received-mail.ts';

type Found = { readonly messages: readonly { readonly ID: string; readonly Subject: string }[] };

/** A Mailpit, by its API (https://mailpit.axllent.org/docs/api-v1/). */
export function mailpit(request: APIRequestContext, address: string): Mailbox {
  return {
    async to(recipient) {
      const query = encodeURIComponent(`to:"${recipient}"`);
      const list = await request.get(`${address}/api/v1/search?query=${query}`);
      const { messages } = (await list.json()) as Found;
      return messages.map(({ ID, Subject }) => ({ id: ID, subject: Subject }));
    },
    async read(id) {
      const raw = await (await request.get(`${address}/api/v1/message/${id}/raw`)).body();
      const { subject = '', text = '', html = '', attachments } = await PostalMime.parse(raw);
      return {
        ...{ subject, text, html },
        attachments: attachments.map(({ filename, mimeType, content }) => ({
          filename: filename ?? '',
          mimeType,
          content: () => Promise.resolve(Buffer.from(content as ArrayBuffer)),
        })),
      };
    },
  };
}
