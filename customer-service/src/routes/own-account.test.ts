import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OwnDataView, SignedInPlaceView } from '@foyer/shared/contract';
import type { Booking, Ticket } from '@foyer/shared/domain';
import { ticketItem } from '@foyer/shared/storage';
import { codeIn, putItem, sampleEvent, startTestDatabase } from '@foyer/shared/testing';
import type { TestDatabase } from '@foyer/shared/testing';
import { forgetCustomer } from '@foyer/shared/use-cases';
import request from 'supertest';
import {
  accountOf,
  effectsOf,
  PASSWORD,
  post,
  signedIn,
  signedUp,
  type Browser,
} from '../testing/browser.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const NEW_PASSWORD = 'a quite different one';
const NOW = '2026-11-21T10:00:00.000Z';
let database: TestDatabase;
let service: TestService;

beforeAll(async () => {
  database = await startTestDatabase();
  service = await startTestService({ DYNAMODB_ENDPOINT: database.endpoint });
});
afterAll(async () => {
  await service.stop();
  await database.stop();
});

async function sessionsOf(browser: Browser): Promise<SignedInPlaceView[]> {
  const response = await browser.call('get', '/me/sessions').expect(200);
  return SignedInPlaceView.array().parse((response.body as { sessions: unknown }).sessions);
}

describe('one’s profile', () => {
  it('takes a new name', async () => {
    const browser = await signedUp(service);
    const changed = await browser.call('patch', '/me', { name: ' Ada King ' }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Ada King', userId: browser.userId });
    expect((await browser.call('get', '/me').expect(200)).body).toEqual(changed.body);
  });

  it('takes nothing else', async () => {
    const browser = await signedUp(service);
    for (const change of [{}, { name: '' }, { name: 'Ada', role: 'admin' }])
      expect(codeIn(await browser.call('patch', '/me', change).expect(400))).toBe(
        'invalid-request',
      );
  });
});

describe('changing one’s password', () => {
  it('keeps this session and ends all others', async () => {
    const browser = await signedUp(service);
    const other = await signedIn(service, browser.email);
    const change = { password: PASSWORD, newPassword: NEW_PASSWORD };
    await browser.call('post', '/me/password', change).expect(204);
    expect(codeIn(await other.refresh().expect(401))).toBe('not-signed-in');
    await browser.refresh().expect(200);
    expect(await sessionsOf(browser)).toHaveLength(1);
    await signedIn(service, browser.email, NEW_PASSWORD);
  });

  it('needs the present one and one that differs', async () => {
    const browser = await signedUp(service);
    const change = (password: string, newPassword: string) =>
      browser.call('post', '/me/password', { password, newPassword });
    expect(codeIn(await change('a wrong one', NEW_PASSWORD).expect(401))).toBe('wrong-credentials');
    expect(codeIn(await change(PASSWORD, PASSWORD).expect(409))).toBe('password-unchanged');
    expect(codeIn(await change(PASSWORD, 'short').expect(400))).toBe('invalid-request');
    await browser.refresh().expect(200);
  });

  it('lets one of two at once win', async () => {
    const browser = await signedUp(service);
    const other = await signedIn(service, browser.email);
    const change = (by: Browser, newPassword: string) =>
      by.call('post', '/me/password', { password: PASSWORD, newPassword });
    const answers = await Promise.all([
      change(browser, 'password one'),
      change(other, 'password two'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
  });
});

describe('one’s sessions', () => {
  it('are listed with their devices, last used first', async () => {
    const browser = await signedUp(service);
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';
    await post(service, '/auth/sign-in', { email: browser.email, password: PASSWORD })
      .set('user-agent', firefox)
      .expect(200);
    const sessions = await sessionsOf(browser);
    expect(sessions.map(({ device, current }) => [device, current])).toEqual([
      ['Firefox on Linux', false],
      ['Unknown device', true],
    ]);
    expect(sessions[0]?.address).toMatch(/127\.0\.0\.1/);
  });

  it('end one by one', async () => {
    const browser = await signedUp(service);
    const other = await signedIn(service, browser.email);
    const ended = (await sessionsOf(browser)).find(({ current }) => !current)!;
    await browser.call('delete', `/me/sessions/${ended.sessionId}`).expect(204);
    await other.refresh().expect(401);
    expect(codeIn(await other.call('get', '/me/sessions').expect(401))).toBe('not-signed-in');
    const again = await browser.call('delete', `/me/sessions/${ended.sessionId}`).expect(404);
    expect(codeIn(again)).toBe('session-not-found');
    await browser.refresh().expect(200);
  });

  it('end all but this one', async () => {
    const browser = await signedUp(service);
    const others = await Promise.all([1, 2, 3].map(() => signedIn(service, browser.email)));
    await browser.call('delete', '/me/sessions').expect(204);
    for (const other of others) await other.refresh().expect(401);
    await browser.refresh().expect(200);
    expect(await sessionsOf(browser)).toHaveLength(1);
  });

  it('are nobody else’s to end', async () => {
    const [browser, stranger] = [await signedUp(service), await signedUp(service)];
    const [own] = await sessionsOf(browser);
    const response = await stranger.call('delete', `/me/sessions/${own!.sessionId}`).expect(404);
    expect(codeIn(response)).toBe('session-not-found');
    await browser.refresh().expect(200);
  });
});

describe('one’s data', () => {
  it('come with bookings, tickets and payments, and without what is secret', async () => {
    const browser = await signedUp(service);
    const { bookingId } = await booked(browser);
    await booked(await signedUp(service));
    const response = await browser.call('get', '/me/export').expect(200);
    const data = OwnDataView.parse(response.body);
    expect(data.account).toMatchObject({ email: browser.email, name: 'Ada Lovelace' });
    expect(data.sessions).toHaveLength(1);
    expect(data.bookings).toHaveLength(1);
    expect(data.bookings[0]).toMatchObject({
      bookingId,
      totals: { total: 4_200 },
      tickets: [{ attendee: 'Ada Lovelace', status: 'valid' }],
    });
    expect(response.text).not.toMatch(/passwordHash|tokenHash|requestHash/);
  });
});

describe('deleting one’s account', () => {
  it('ends it for good and leaves tickets valid, for whoever has the link', async () => {
    const browser = await signedUp(service);
    const other = await signedIn(service, browser.email);
    const { bookingId } = await booked(browser);
    await browser.call('post', '/me/deletion', { password: PASSWORD }).expect(204);

    const { email, userId } = browser;
    for (const each of [browser, other]) await each.refresh().expect(401);
    expect(codeIn(await browser.call('get', '/me').expect(401))).toBe('not-signed-in');
    expect(codeIn(await browser.call('get', '/me/export').expect(401))).toBe('not-signed-in');
    await post(service, '/auth/sign-in', { email, password: PASSWORD }).expect(401);

    const effects = await effectsOf(service);
    expect(effects).toContainEqual({ kind: 'forget-customer', userId });
    for (let time = 0; time < 2; time += 1) await forgetCustomer(service.deps, { userId });
    expect(await service.deps.sessions.ofUser(userId)).toEqual([]);
    const booking = (await service.deps.bookings.find(bookingId))!;
    expect(booking).toMatchObject({ status: 'confirmed', contact: { email } });
    expect(booking).not.toHaveProperty('customerId');
    expect(booking).not.toHaveProperty('visitorId');
    const link = service.deps.links.sign(bookingId, booking.linkVersion);
    const tickets = await request(service.app).get(
      `/api/bookings/${bookingId}/tickets?link=${link}`,
    );
    expect(tickets.body).toMatchObject({ tickets: [{ status: 'valid' }] });
  });

  it('frees the address for a new account, which gets nothing of the old one', async () => {
    const browser = await signedUp(service);
    const { bookingId } = await booked(browser);
    await browser.call('post', '/me/deletion', { password: PASSWORD }).expect(204);
    await forgetCustomer(service.deps, browser);
    const body = { email: browser.email, name: 'Ada', password: PASSWORD };
    await post(service, '/auth/sign-up', body).expect(201);
    const again = await signedIn(service, browser.email);
    const account = await accountOf(service, again);
    await service.deps.accounts.change(account, { ...account, emailVerifiedAt: NOW });
    const once = await signedIn(service, browser.email);
    expect((await once.call('get', '/me/bookings').expect(200)).body).toEqual({ bookings: [] });
    expect(await service.deps.bookings.find(bookingId)).toBeDefined();
  });

  it('needs the password', async () => {
    const browser = await signedUp(service);
    const response = await browser.call('post', '/me/deletion', { password: 'a wrong one' });
    expect(codeIn(response)).toBe('wrong-credentials');
    await browser.refresh().expect(200);
  });
});

let bookings = 0;
/** A confirmed booking of one ticket. */
async function booked({ userId, email }: Browser): Promise<Booking> {
  bookings += 1;
  const event = sampleEvent();
  const bookingId = `bkg_own${bookings}`;
  const booking: Booking = {
    ...{ bookingId, eventId: event.eventId, status: 'confirmed', planVersion: event.planVersion },
    ...{ lines: [], revision: 1, currency: 'EUR', heldUntil: NOW, renewed: false, paying: true },
    totals: { tickets: 4_200, fees: 0, taxes: [], total: 4_200 },
    ...{ attempts: 0, customerId: userId, visitorId: 'vis_1', requestHash: 'x', linkVersion: 1 },
    contact: { name: 'Ada Lovelace', email },
    createdAt: NOW,
  };
  const ticket: Ticket = {
    ...{ ticketId: `tkt_own${bookings}_1`, bookingId, number: 1, eventId: event.eventId },
    ...{ status: 'valid', sectionId: 'sec_room', label: { section: 'Room' }, generation: 1 },
    ...{ categoryId: 'cat_1', categoryName: 'Admission', price: 4_200, currency: 'EUR' },
    ...{ attendee: 'Ada Lovelace', issuedAt: NOW },
  };
  await service.deps.bookings.add(booking);
  await putItem(database.db, 'tickets', ticketItem(ticket));
  return booking;
}
