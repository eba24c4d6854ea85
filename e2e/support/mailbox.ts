import { expect, type APIRequestContext } from '@playwright/test';

/** A mail that came over SMTP, as the mail catcher shows it. */
export type ReceivedMail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly mimeType: string;
    readonly bytes: number;
    readonly url: string;
  }[];
};

const MESSAGES = '/dev/mail/api/messages';

type Summary = { readonly id: string; readonly subject: string };

/** Waits for the one mail to an address. */
export async function mailTo(request: APIRequestContext, address: string): Promise<ReceivedMail> {
  const ids = async () => (await mailsTo(request, address)).map(({ id }) => id);
  await expect.poll(ids, { message: `mail to ${address}`, timeout: 90_000 }).toHaveLength(1);
  const [id = ''] = await ids();
  return (await (await request.get(`${MESSAGES}/${id}`)).json()) as ReceivedMail;
}

/** What has come to an address so far. */
export async function mailsTo(
  request: APIRequestContext,
  address: string,
): Promise<readonly Summary[]> {
  const list = await request.get(`${MESSAGES}?to=${encodeURIComponent(address)}`);
  return ((await list.json()) as { messages: Summary[] }).messages;
}

/** The content of the attachment of a type. */
export async function attachmentOf(
  request: APIRequestContext,
  mail: ReceivedMail,
  mimeType: string,
): Promise<Buffer> {
  const found = mail.attachments.filter((one) => one.mimeType.startsWith(mimeType));
  expect(found, `attachments of type ${mimeType}`).toHaveLength(1);
  return (await request.get(found[0]?.url ?? '')).body();
}

/** The signed address of the booking in a mail. */
export function bookingLinkIn(mail: ReceivedMail): string {
  return linkIn(mail, 'bookings');
}

/** The address of something in a mail, by the first word of its path. */
export function linkIn(mail: ReceivedMail, kind: 'bookings' | 'tickets'): string {
  const link = new RegExp(String.raw`https?://\S+/${kind}/\S+`).exec(mail.text)?.[0];
  if (!link) throw new Error(`No link in: ${mail.text}`);
  return link;
}
