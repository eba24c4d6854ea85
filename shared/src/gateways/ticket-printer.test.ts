import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from '@jest/globals';
import readQr from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Ticket, TicketedEvent } from '../domain/index.ts';
import { ticketPrinter } from './ticket-printer.ts';
import { ticketKeysOf, ticketSigner } from './ticket-signer.ts';

const signer = ticketSigner(ticketKeysOf(`1:${Buffer.alloc(32, 7).toString('base64url')}`));

const EVENT: TicketedEvent = {
  eventId: 'evt_0123456789abcdef',
  organizerId: 'usr_1',
  organizerName: 'City Theatre',
  status: 'published',
  title: 'The Tempest',
  summary: '',
  description: '',
  tags: [],
  venue: {
    name: 'Grand Theatre',
    address: 'Rosenstraße 12',
    city: 'Berlin',
    country: 'DE',
    timeZone: 'Europe/Berlin',
  },
  doorsOpenAt: '2026-12-04T18:00:00.000Z',
  startsAt: '2026-12-04T19:00:00.000Z',
  endsAt: '2026-12-04T21:30:00.000Z',
  salesOpenAt: '2026-01-01T00:00:00.000Z',
  salesCloseAt: '2026-12-04T19:00:00.000Z',
  currency: 'EUR',
  categories: [],
  sections: [],
  planVersion: 'p1',
  feedShards: 1,
  holdMinutes: 10,
  maxTicketsPerBooking: 10,
  fees: { perTicket: 0, share: 0 },
  taxes: [],
  images: [{ imageId: 'img_x', url: '/media/images/x', alt: '', widths: [800], accent: '#b3263e' }],
  updatedAt: '2026-01-01T00:00:00.000Z',
};

function ticketOf(number: number, change: Partial<Ticket> = {}): Ticket {
  return {
    ticketId: `tkt_0123456789abcdefghjkmnpqrs_${number}`,
    bookingId: 'bkg_0123456789abcdefghjkmnpqrs',
    number,
    eventId: EVENT.eventId,
    status: 'valid',
    sectionId: 'sec_1',
    seatId: `s${number}`,
    label: { section: 'Stalls', row: 'H', seat: String(13 + number) },
    categoryId: 'cat_1',
    categoryName: 'Premium',
    price: 8_400,
    currency: 'EUR',
    attendee: 'Ada Lovelace',
    generation: 1,
    issuedAt: '2026-05-01T00:00:00.000Z',
    ...change,
  };
}

async function printed(tickets: readonly Ticket[], event = EVENT) {
  const bytes = await ticketPrinter().print(
    event,
    tickets,
    tickets.map((ticket) => signer.sign(ticket)),
  );
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof printed>>['getPage']>>;

async function textOf(page: Page): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join(' ');
}

/** The page as a picture of so many pixels a point. */
async function pictureOf(page: Page, scale: number) {
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

describe('printed tickets', () => {
  it('have a page each, that says who sits where and when', async () => {
    const pdf = await printed([ticketOf(1), ticketOf(2, { attendee: 'Grace Hopper' })]);
    expect(pdf.numPages).toBe(2);
    const text = await textOf(await pdf.getPage(2));
    for (const words of [
      'The Tempest',
      'City Theatre',
      'Friday, 4 December 2026',
      '20:00 CET, doors 19:00',
      'Grand Theatre',
      'Rosenstraße 12, Berlin',
      'Stalls',
      '15',
      'Grace Hopper',
      '€84.00',
      'Ticket 2 of 2',
      'tkt_0123456789abcdefghjkmnpqrs_2',
    ]) {
      expect(text).toContain(words);
    }
  });

  it.each([1, 2])(
    'carry a QR code that reads from a picture of %d pixels a point',
    async (scale) => {
      const pdf = await printed([ticketOf(1), ticketOf(2)]);
      for (const number of [1, 2]) {
        const { data, width, height } = await pictureOf(await pdf.getPage(number), scale);
        const code = readQr.default(new Uint8ClampedArray(data), width, height)?.data ?? '';
        expect(signer.read(code)).toMatchObject({ number, eventId: EVENT.eventId });
      }
    },
  );

  it('say that a place is for standing', async () => {
    const { seatId: _seat, ...place } = ticketOf(1, { label: { section: 'Floor' } });
    const text = await textOf(await (await printed([place])).getPage(1));
    expect(text).toContain('Floor');
    expect(text).toContain('Standing');
  });

  it.each([
    'Zoë Łukasiewicz',
    'Αλέξανδρος',
    'Щербаков',
    'Nguyễn Thuỳ',
    'Սարգիս',
    '山田太郎',
    '陳大文',
    '张伟',
    '김민준',
  ])('print the name %s so that it can be read and searched for', async (attendee) => {
    const pdf = await printed([ticketOf(1, { attendee })]);
    expect(await textOf(await pdf.getPage(1))).toContain(attendee);
  });

  it('cut a title that no size fits, and say so', async () => {
    const title = 'An evening of extraordinarily long titles '.repeat(12);
    const text = await textOf(await (await printed([ticketOf(1)], { ...EVENT, title })).getPage(1));
    expect(text).toContain('…');
  });

  it('stay small', async () => {
    const bytes = await ticketPrinter().print(EVENT, [ticketOf(1)], [signer.sign(ticketOf(1))]);
    expect(bytes.length).toBeLessThan(120_000);
  });

  it('leave time for everything else while many orders are printed', async () => {
    const printer = ticketPrinter();
    const code = signer.sign(ticketOf(1));
    let [done, doneAtTimer] = [0, -1];
    const orders = Array.from({ length: 5 }, () =>
      printer.print(EVENT, [ticketOf(1)], [code]).then(() => (done += 1)),
    );
    setTimeout(() => (doneAtTimer = done), 1);
    await Promise.all(orders);
    expect(doneAtTimer).toBeGreaterThanOrEqual(0);
    expect(doneAtTimer).toBeLessThan(5);
  });
});
