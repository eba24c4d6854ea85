import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestMailbox, type TestMailbox } from '../testing/test-mailbox.ts';
import type { Mail } from '../use-cases/ports.ts';
import { smtpMailer, type SmtpMailer } from './mailer-smtp.ts';

let mailbox: TestMailbox;
let mailer: SmtpMailer;

beforeAll(async () => {
  mailbox = await startTestMailbox();
  mailer = smtpMailer({ url: mailbox.url, from: 'Foyer <tickets@foyer.example>' });
});
afterAll(async () => {
  mailer.close();
  await mailbox.stop();
});

function mail(change: Partial<Mail> = {}): Mail {
  return {
    to: { name: 'Zoë "Z" Müller', email: 'zoe@example.org' },
    subject: 'Your tickets for Götterdämmerung',
    text: 'Hello Zoë',
    html: '<p>Hello Zoë</p>',
    messageId: 'tickets.bkg_1',
    attachments: [
      {
        name: 'tickets.pdf',
        type: 'application/pdf',
        content: new Uint8Array([0x25, 0x50, 0, 255]),
      },
      { name: 'event.ics', type: 'text/calendar', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
    ],
    ...change,
  };
}

describe('mails by SMTP', () => {
  it('arrive whole: people, texts, attachments and an id of our domain', async () => {
    await mailer.send(mail());
    const got = await mailbox.next('Götterdämmerung');
    expect(got.from).toMatchObject({ name: 'Foyer', address: 'tickets@foyer.example' });
    expect(got.to).toEqual([
      expect.objectContaining({ name: 'Zoë "Z" Müller', address: 'zoe@example.org' }),
    ]);
    expect(got.messageId).toBe('<tickets.bkg_1@foyer.example>');
    expect(got.text?.trim()).toBe('Hello Zoë');
    expect(got.html?.trim()).toBe('<p>Hello Zoë</p>');
    const [pdf, calendar] = got.attachments;
    expect(pdf).toMatchObject({ filename: 'tickets.pdf', mimeType: 'application/pdf' });
    expect([...new Uint8Array(pdf?.content as ArrayBuffer)]).toEqual([0x25, 0x50, 0, 255]);
    expect(calendar).toMatchObject({ filename: 'event.ics', mimeType: 'text/calendar' });
  });

  it('throw when the server does not take them, to be sent again', async () => {
    mailbox.refuse(1);
    await expect(mailer.send(mail({ subject: 'refused' }))).rejects.toThrow('451');
    await mailer.send(mail({ subject: 'refused' }));
    expect(mailbox.mails.filter((each) => each.subject === 'refused')).toHaveLength(1);
  });

  it('cannot be given a second recipient or header by a name', async () => {
    await mailer.send(
      mail({
        subject: 'one\r\nBcc: eve@example.org',
        to: { name: 'A\r\nCc: eve@example.org', email: 'a@example.org' },
      }),
    );
    const got = await mailbox.next('one');
    expect(got.cc ?? []).toEqual([]);
    expect(got.bcc ?? []).toEqual([]);
    expect(got.to?.map((to) => to.address)).toEqual(['a@example.org']);
  });

  it('need a sender with an address', () => {
    expect(() => smtpMailer({ url: mailbox.url, from: 'Foyer' })).toThrow(RangeError);
  });
});
