import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Booking, Ticket } from '@foyer/shared/domain';
import { bookingStore, eventStore, ticketItem } from '@foyer/shared/storage';
import { putItem, sampleEvent, startTestDatabase, type TestDatabase } from '@foyer/shared/testing';
import request from 'supertest';
import { startTestService, type TestService } from '../testing/test-service.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const event = sampleEvent();
let database: TestDatabase;
let service: TestService;

beforeAll(async () => {
  database = await startTestDatabase();
  service = await startTestService({ DYNAMODB_ENDPOINT: database.endpoint });
  await eventStore(database.db).put(event);
});
afterAll(async () => {
  await service.stop();
  await database.stop();
});

const get = (path: string) => request(service.app).get(path);

let count = 0;
/** A confirmed booking of two tickets, and the key that opens it. */
async function confirmed(): Promise<{ bookingId: string; key: string }> {
  count += 1;
  const bookingId = `bkg_${count}`;
  const booking: Booking = {
    bookingId,
    eventId: event.eventId,
    status: 'confirmed',
    planVersion: event.planVersion,
    lines: [],
    revision: 1,
    totals: { tickets: 0, fees: 0, taxes: [], total: 0 },
    currency: 'EUR',
    heldUntil: NOW,
    renewed: false,
    paying: true,
    attempts: 0,
    visitorId: 'vis_somebody',
    requestHash: 'x',
    linkVersion: 1,
    createdAt: NOW,
  };
  const { db } = database;
  await bookingStore(db).add(booking);
  for (const number of [1, 2]) {
    await putItem(db, 'tickets', ticketItem(ticketOf(bookingId, number)));
  }
  return { bookingId, key: service.deps.links.sign(bookingId, 1) };
}

function ticketOf(bookingId: string, number: number): Ticket {
  return {
    ticketId: `tkt_${count}_${number}`,
    bookingId,
    number,
    eventId: event.eventId,
    status: 'valid',
    sectionId: 'sec_room',
    label: { section: 'Room' },
    categoryId: 'cat_1',
    categoryName: 'Admission',
    price: 0,
    currency: 'EUR',
    attendee: 'Ada',
    generation: 1,
    issuedAt: NOW,
  };
}

describe('the tickets of a booking', () => {
  it('come with their codes and a PDF that is printed when it is opened', async () => {
    const { bookingId, key } = await confirmed();
    const listed = await get(`/api/bookings/${bookingId}/tickets`).query(`link=${key}`).expect(200);
    const { tickets } = listed.body as {
      tickets: { code: string; number: number; pdfUrl: string }[];
    };
    expect(tickets.map((ticket) => ticket.number)).toEqual([1, 2]);
    for (const { code, number } of tickets) {
      expect(service.deps.signer.read(code)).toMatchObject({ bookingId, number });
    }
    const pdf = await get(tickets[0]!.pdfUrl).expect(200).expect('content-type', 'application/pdf');
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.get('cache-control')).toBe('private, no-store');
    await get(tickets[0]!.pdfUrl).expect(200);
  });

  it("are nobody else's", async () => {
    const { bookingId } = await confirmed();
    const unknown = await get(`/api/bookings/${bookingId}/tickets`).expect(404);
    expect(unknown.body).toMatchObject({ code: 'booking-not-found' });
    const forged = service.deps.links.sign('bkg_other', 1);
    const refused = await get(`/api/bookings/${bookingId}/tickets`)
      .query(`link=${forged}`)
      .expect(403);
    expect(refused.body).toMatchObject({ code: 'link-invalid' });
  });
});

describe('files', () => {
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

  it('open by their own link until it expires', async () => {
    const { objects } = service.deps;
    await objects.put('tickets/bkg_1/other.pdf', Buffer.from('%PDF-x'), 'application/pdf');
    const good = objects.linkTo('tickets/bkg_1/other.pdf', inAnHour());
    await get(good).expect(200);
    const faulty = [
      objects.linkTo('tickets/bkg_1/other.pdf', new Date(Date.now() - 1_000).toISOString()),
      good.replace('bkg_1', 'bkg_2'),
      good.replace(/expires=\d+/, 'expires=9999999999'),
      good.replace(/signature=.*/, 'signature=x'),
      '/files/tickets/bkg_1/other.pdf',
      '/files/..%2f..%2fetc%2fpasswd?expires=1&signature=x',
    ];
    for (const path of faulty) {
      expect((await get(path).expect(403)).body).toMatchObject({ code: 'link-invalid' });
    }
  });

  it('that are not there are not found, however well their link is signed', async () => {
    for (const key of ['tickets/bkg_none/1.1.pdf', 'tickets/bkg_none/other.pdf', 'no/such.json']) {
      await get(service.deps.objects.linkTo(key, inAnHour())).expect(404);
    }
  });
});

describe('media', () => {
  it('are for everybody and for ever', async () => {
    await service.deps.objects.put('images/tide-800.webp', Buffer.from('RIFF'), 'image/webp');
    const found = await get('/media/images/tide-800.webp').expect(200);
    expect(found.headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(found.get('content-type')).toBe('image/webp');
    expect(found.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('lead to the content network where there is one', async () => {
    const settings = { DYNAMODB_ENDPOINT: database.endpoint };
    const near = await startTestService({ ...settings, MEDIA_ORIGIN: 'https://media.test/' });
    const asked = (path: string) => request(near.app).get(path);
    const told = await asked('/media/images/tide-800.webp').expect(301);
    expect(told.get('location')).toBe('https://media.test/images/tide-800.webp');
    expect(told.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(told.get('content-security-policy')).toMatch('https://media.test');
    for (const path of ['/media/images/..%2fsandbox%2fx.json', '/media/images/%5cevil.test.webp'])
      await asked(path).expect(404);
    await near.stop();
  });

  it('are images and plans only', async () => {
    await service.deps.objects.put('sandbox/charges/x.json', Buffer.from('{}'), 'application/json');
    const paths = [
      '/media/sandbox/charges/x.json',
      '/media/images/none.webp',
      '/media/images/..%2fsandbox%2fcharges%2fx.json',
      '/media/images/../sandbox/charges/x.json',
    ];
    for (const path of paths) {
      const refused = await get(path).expect(404);
      expect(refused.get('cache-control') ?? '').not.toContain('immutable');
    }
  });
});
