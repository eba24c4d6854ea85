import { expect, type APIRequestContext } from '@playwright/test';
import { stage } from '../system/stage.ts';
import { localMailbox } from './mailbox-local.ts';
import { mailpit } from './mailbox-mailpit.ts';
import type { Mailbox, MailSummary, ReceivedMail } from './received-mail.ts';

function mailbox(request: APIRequestContext): Mailbox {
  const address = stage().mailpit;
  return address ? mailpit(request, address) : localMailbox(request);
}

/** Waits for the one mail to an address. */
export async function mailTo(request: APIRequestContext, address: string): Promise<ReceivedMail> {
  const ids = async () => (await mailsTo(request, address)).map(({ id }) => id);
  await expect.poll(ids, { message: `mail to ${address}`, timeout: 90_000 }).toHaveLength(1);
  const [id = ''] = await ids();
  return readMail(request, id);
}

/** What has come to an address so far. */
export function mailsTo(
  request: APIRequestContext,
  address: string,
): Promise<readonly MailSummary[]> {
  return mailbox(request).to(address);
}

/** A mail of a list. */
export function readMail(request: APIRequestContext, id: string): Promise<ReceivedMail> {
  return mailbox(request).read(id);
}

/** The content of the attachment of a type. */
export async function attachmentOf(mail: ReceivedMail, mimeType: string): Promise<Buffer> {
  const found = mail.attachments.filter((one) => one.mimeType.startsWith(mimeType));
  expect(found, `attachments of type ${mimeType}`).toHaveLength(1);
  const [attachment] = found;
  return attachment ? attachment.content() : Buffer.alloc(0);
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
