import { randomUUID } from 'node:crypto';
import { DEMO_ORGANIZERS, DEMO_PASSWORD } from '@foyer/local/demo-accounts';
import { unpackedRoom, type AvailabilityView } from '@foyer/shared/contract';
import type { APIRequestContext, Page } from '@playwright/test';
import { expectTickets, payWith } from './support/checkout.ts';
import { expect, test } from './support/foyer-test.ts';
import { CARDS, newGuest, type Guest } from './support/guests.ts';
import { expectSound } from './support/looks.ts';
import { mailsTo, readMail } from './support/mailbox.ts';
import { signInAtPortal } from './support/portal.ts';
import { stage } from './system/stage.ts';

const CARD = { number: CARDS.good, expiry: '12/34', cvc: '123' };
const STALLS = 'cat_stalls';

const bookingsOf = (eventId: string) => `/api/events/${eventId}/bookings`;

/** Somebody buys without a browser. Answers with the booking's id. */
async function buy(request: APIRequestContext, data: object): Promise<string> {
  const headers = { 'idempotency-key': randomUUID() };
  const held = await request.post(bookingsOf(stage().events.queue), { headers, data });
  expect(held.status()).toBe(201);
  const { bookingId } = (await held.json()) as { bookingId: string };
  const paid = await request.post(`/api/bookings/${bookingId}/payments`, {
    data: { contact: newGuest('Karl Käufer'), card: CARD },
  });
  expect(((await paid.json()) as { status: string }).status).toBe('confirmed');
  return bookingId;
}

/** Sells every place; the last two seats in a booking of their own. */
async function sellOut(request: APIRequestContext): Promise<string> {
  await buy(request, { seats: ['a3', 'a4', 'b1', 'b2', 'b3', 'c1', 'c2', 'c3'] });
  await buy(request, { places: [{ sectionId: 'sec_floor', quantity: 7 }] });
  return buy(request, { seats: ['a1', 'a2'] });
}

/** Somebody waits without a browser. */
async function wait(request: APIRequestContext, contact: Guest, quantity: number): Promise<void> {
  const joined = await request.post(`/api/events/${stage().events.queue}/waitlist`, {
    data: { contact, quantity, together: 'always', categoryIds: [STALLS] },
  });
  expect(joined.status()).toBe(201);
}

async function giveBack(request: APIRequestContext, bookingId: string): Promise<void> {
  const address = `/api/bookings/${bookingId}/cancellation`;
  const offer = await request.get(`${address}?numbers=1,2`);
  const { refund } = (await offer.json()) as { refund: number };
  const given = await request.post(address, { data: { numbers: [1, 2], refund } });
  expect(given.ok()).toBe(true);
}

/** Watches what the public sees; the function it gives tells how the row of the two seats has looked since. */
async function watchRowA(page: Page): Promise<() => Promise<string[]>> {
  const eventId = stage().events.queue;
  const snapshot = await page.request.get(`/api/events/${eventId}/availability`);
  const before = unpackedRoom((await snapshot.json()) as AvailabilityView).rows['A'] ?? '';
  expect(before).not.toContain('.');
  await page.goto('/terms');
  await page.evaluate((address) => {
    const seen: string[] = [];
    const stream = new EventSource(address);
    stream.addEventListener('delta', ({ data }) => {
      const { rows } = JSON.parse(String(data)) as { rows: Record<string, string> };
      if (rows['A'] !== undefined) seen.push(rows['A']);
    });
    Object.assign(globalThis, { seenOfRowA: seen });
    return new Promise<void>((told) =>
      stream.addEventListener('snapshot', () => told(), { once: true }),
    );
  }, `/api/events/${eventId}/availability/stream`);
  return () =>
    page.evaluate(() => (globalThis as unknown as { seenOfRowA: string[] }).seenOfRowA.slice());
}

/** The mail that offers places, as text. */
async function offerTo(request: APIRequestContext, { email }: Guest): Promise<string> {
  const offers = async () =>
    (await mailsTo(request, email)).filter(({ subject }) => subject.startsWith('Places for you'));
  await expect.poll(offers, { timeout: 90_000 }).toHaveLength(1);
  const [offer] = await offers();
  return (await readMail(request, offer?.id ?? '')).text;
}

/** The organizer lets offers last so many hours from now on. */
async function setOfferHours(request: APIRequestContext, offerHours: number): Promise<void> {
  const address = `/admin/api/events/${stage().events.queue}`;
  const credentials = { email: DEMO_ORGANIZERS.aurelia.email, password: DEMO_PASSWORD };
  const session = await request.post('/admin/api/auth/sign-in', { data: credentials });
  const { accessToken } = (await session.json()) as { accessToken: string };
  const headers = { authorization: `Bearer ${accessToken}` };
  const event = await request.get(address, { headers });
  const { updatedAt } = (await event.json()) as { updatedAt: string };
  const changed = await request.patch(address, { headers, data: { offerHours, updatedAt } });
  expect(changed.status()).toBe(200);
}

test('places that are given back go to those who wait, in their turn and never to the public', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const [four, two, one] = [newGuest('Vera Vier'), newGuest('Zoe Zwei'), newGuest('Edda Eins')];
  const pair = await sellOut(request);
  await wait(request, four, 4);

  await page.goto(`/events/${stage().events.queue}`);
  await page.getByRole('link', { name: 'Join the waitlist' }).click();
  await page.getByRole('checkbox', { name: /circle/i }).uncheck();
  await page.getByRole('checkbox', { name: /floor/i }).uncheck();
  await page.getByRole('radio', { name: /or not at all/ }).check();
  await page.getByLabel('Name', { exact: true }).fill(two.name);
  await page.getByLabel('E-mail address').fill(two.email);
  await expectSound(page, 'joining a waitlist');
  await page.getByRole('button', { name: 'Join the waitlist' }).click();
  await expect(page.getByText('1 party is before you')).toBeVisible();
  await expectSound(page, 'a place in line');
  await wait(request, one, 1);

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
  const publicPage = await elsewhere.newPage();
  const seen = await watchRowA(publicPage);
  await giveBack(request, pair);

  // The four are passed over: only two got free. Nobody answers, and time passes it on.
  const offer = await offerTo(request, two);
  expect(offer).toMatch(/row A, seat 1: .*\n+.*row A, seat 2: /);
  await setOfferHours(request, 1);
  const next = await offerTo(request, one);
  await page.reload();
  await expect(page.getByText('Your offer has run out')).toBeVisible();
  await expectSound(page, 'an offer that ran out');

  const taken = await elsewhere.newPage();
  await taken.goto(/Take these places: (\S+)/.exec(next)?.[1] ?? '');
  await expect(taken.getByRole('heading', { name: 'Checkout' })).toBeVisible();
  const looks = await seen();
  expect(looks.length).toBeGreaterThan(0);
  expect(looks).not.toContainEqual(expect.stringContaining('.'));
  await expect(taken.getByLabel('E-mail address')).toHaveValue(one.email);
  await payWith(taken, CARDS.good);
  await expectTickets(taken, 1);
  await elsewhere.close();

  await signInAtPortal(page, DEMO_ORGANIZERS.aurelia.email);
  await expect(page.getByRole('heading', { name: 'My events' })).toBeVisible();
  await page.goto(`/admin/events/${stage().events.queue}/waitlist`);
  await expect(page.getByRole('row', { name: new RegExp(four.name) })).toContainText('Waits');
  await expect(page.getByRole('row', { name: new RegExp(two.name) })).toContainText('Ran out');
  await expectSound(page, 'portal: waitlist');
});
