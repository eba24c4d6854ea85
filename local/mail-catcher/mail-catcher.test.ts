import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { startMailCatcher, type MailCatcher } from './mail-catcher.ts';

const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex');
const PDF = Buffer.from('%PDF-1.7 a ticket \u0000\u00ff', 'latin1');

let folder: string;
let catcher: MailCatcher;
let web: Server;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-mail-'));
  await start();
});

afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true, maxRetries: 10 });
});

async function start(): Promise<void> {
  catcher = await startMailCatcher(folder);
  web = createServer(catcher.handle).listen(0, '127.0.0.1');
  await once(web, 'listening');
  url = `http://127.0.0.1:${(web.address() as AddressInfo).port}/dev/mail`;
}

async function stop(): Promise<void> {
  web.closeAllConnections();
  web.close();
  await catcher.stop();
}

async function send(to: string, subject: string): Promise<void> {
  const transport = createTransport(catcher.smtpUrl);
  await transport.sendMail({
    from: 'Foyer <tickets@foyer.example>',
    to,
    subject,
    text: 'Two seats: Stalls H 14–15.',
    html: '<p>Two seats <b>H&nbsp;14–15</b><img src="cid:logo" alt=""></p><script>1</script>',
    attachments: [
      { filename: 'Tickets Žižkov.pdf', content: PDF, contentType: 'application/pdf' },
      { filename: 'logo.png', content: PICTURE, contentType: 'image/png', cid: 'logo' },
    ],
  });
  transport.close();
}

type Summary = { id: string; subject: string; from: string; envelope: { to: string[] } };
type Detail = Summary & {
  text: string;
  html: string;
  headers: { key: string; value: string }[];
  attachments: { filename: string; mimeType: string; bytes: number; url: string }[];
};

async function list(query = ''): Promise<Summary[]> {
  const reply = await fetch(`${url}/api/messages${query}`);
  return ((await reply.json()) as { messages: Summary[] }).messages;
}

async function read(id: string): Promise<Detail> {
  return (await fetch(`${url}/api/messages/${id}`)).json() as Promise<Detail>;
}

describe('mail catcher', () => {
  it('gives back a mail that came by SMTP with its parts and files', async () => {
    await send('ada@example.org', 'Your tickets – Tschüß');
    const [summary] = await list();
    expect(summary).toMatchObject({
      subject: 'Your tickets – Tschüß',
      from: 'Foyer <tickets@foyer.example>',
      envelope: { from: 'tickets@foyer.example', to: ['ada@example.org'] },
      attachments: 1,
    });
    const mail = await read(summary!.id);
    expect(mail.text.trim()).toBe('Two seats: Stalls H 14–15.');
    expect(mail.html).toContain('<b>H&nbsp;14–15</b>');
    expect(mail.headers).toContainEqual({ key: 'to', value: 'ada@example.org' });
    const pdf = mail.attachments.find(({ filename }) => filename === 'Tickets Žižkov.pdf');
    expect(pdf).toMatchObject({ mimeType: 'application/pdf', bytes: PDF.length });
    const file = await fetch(new URL(pdf!.url, url));
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PDF);
  });

  it('lists the newest first, and only those to one address when asked', async () => {
    await send('ada@example.org', 'first');
    await send('grace@example.org', 'second');
    await send('Ada@example.org', 'third');
    expect((await list()).map(({ subject }) => subject)).toEqual(['third', 'second', 'first']);
    const toAda = await list('?to=ada@example.org');
    expect(toAda.map(({ subject }) => subject)).toEqual(['third', 'first']);
    expect((await list('?limit=1')).map(({ subject }) => subject)).toEqual(['third']);
  });

  it('still has its mails after a restart', async () => {
    await send('ada@example.org', 'kept');
    await stop();
    await start();
    await send('ada@example.org', 'after');
    expect((await list()).map(({ subject }) => subject)).toEqual(['after', 'kept']);
    expect((await read((await list())[1]!.id)).subject).toBe('kept');
  });

  it('shows a mail in a frame that runs nothing, with the pictures it brought', async () => {
    await send('ada@example.org', '<b>bold</b>');
    const [summary] = await list();
    const page = await (await fetch(`${url}/${summary!.id}`)).text();
    expect(page).toContain('&lt;b&gt;bold&lt;/b&gt;');
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    const frame = await fetch(`${url}/api/messages/${summary!.id}/html`);
    expect(frame.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    const [, picture = ''] = /<img src="([^"]+)"/.exec(await frame.text()) ?? [];
    const shown = await fetch(new URL(picture, url));
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(PICTURE);
  });

  it('forgets everything when emptied, and knows no mail by a foreign id', async () => {
    await send('ada@example.org', 'gone');
    expect(await (await fetch(url)).text()).toContain('gone');
    await fetch(`${url}/clear`, { method: 'POST' });
    expect(await list()).toEqual([]);
    expect(await (await fetch(url)).text()).toContain('No mail yet');
    const foreign = await fetch(`${url}/api/messages/..%2F..%2Fsecrets`);
    expect(foreign.status).toBe(404);
  });
});
