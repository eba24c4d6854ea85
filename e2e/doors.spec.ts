import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { DEMO_ORGANIZERS } from '@foyer/local/demo-accounts';
import { browserSeeing } from './support/camera.ts';
import { openDoor, scan } from './support/doors.ts';
import { expect, test } from './support/foyer-test.ts';
import { signInAtPortal } from './support/portal.ts';
import { codesFor } from './support/quick-buy.ts';
import { seatsOf } from './support/room.ts';
import { stage, STAGE_TITLES } from './system/stage.ts';

const answerOf = (page: Page) => page.getByRole('region', { name: 'Answer' });

/** A device of its own at a door of the evening. */
async function deviceAt(
  browser: Browser,
  door: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ ...options, baseURL: stage().url, locale: 'en-GB' });
  const page = await context.newPage();
  await page.addInitScript((name) => localStorage.setItem('foyer.door', name), door);
  await openDoor(page, STAGE_TITLES.doors);
  await expect(page.getByLabel('Door', { exact: true })).toHaveValue(door);
  return page;
}

/** True once the worker has kept the portal's page, in the browser. */
const keepsItself = async () => (await caches.match('/admin/index.html')) !== undefined;

test('a ticket before the camera is admitted, and kept out at the next door', async ({
  request,
}, testInfo) => {
  const place = { section: 'Stalls', row: 'C', seats: ['5'] };
  const seats = await seatsOf(request, stage().events.doors, place);
  const [code = ''] = await codesFor(request, stage().events.doors, seats);
  const browser = await browserSeeing(code, testInfo.outputPath('ticket.y4m'));
  try {
    const north = await deviceAt(browser, 'North');
    await expect(answerOf(north).getByRole('heading', { name: 'Admitted' })).toBeVisible();
    await expect(answerOf(north)).toContainText('Stalls, row C, seat 5');
    await expect(north.locator('fy-door-counts')).toContainText('1This door');
    const south = await deviceAt(browser, 'South');
    await expect(answerOf(south).getByRole('heading', { name: 'Already used' })).toBeVisible();
    await expect(answerOf(south)).toContainText(/Admitted at \d\d:\d\d, North/);
  } finally {
    await browser.close();
  }
});

test('two doors without a connection admit alone, and the organizer sees the ticket used twice', async ({
  browser,
  request,
  page,
}) => {
  const place = { section: 'Stalls', row: 'D', seats: ['5', '6'] };
  const seats = await seatsOf(request, stage().events.doors, place);
  const [twice = '', once = ''] = await codesFor(request, stage().events.doors, seats);
  const north = await deviceAt(browser, 'North', { serviceWorkers: 'allow' });
  const south = await deviceAt(browser, 'South', { serviceWorkers: 'block' });
  await expect.poll(() => north.evaluate(keepsItself)).toBe(true);
  for (const device of [north, south]) {
    await expect(device.getByText(/^Ready for offline: \d/)).toBeAttached();
    await device.context().setOffline(true);
    await scan(device, twice, 'Admitted');
    await expect(answerOf(device)).toContainText('without a connection');
    await scan(device, twice, 'Already used');
    await scan(device, `${once.slice(0, -4)}AAAA`, 'Not a ticket');
    await expect(device.getByText(/^Offline\..* 3 to hand in/)).toBeAttached();
  }
  await north.reload();
  await expect(north.getByRole('heading', { name: STAGE_TITLES.doors })).toBeVisible();
  await scan(north, once, 'Admitted');
  await expect(north.getByText(/^Offline\..* 4 to hand in/)).toBeAttached();
  for (const device of [north, south]) {
    await device.context().setOffline(false);
    await expect(device.getByText(/^Ready for offline: [^.]*\.$/)).toBeAttached();
  }
  await expect(south.getByText(/had been used at another door/)).toBeVisible();
  await signInAtPortal(page, DEMO_ORGANIZERS.aurelia.email);
  await expect(page.getByRole('heading', { name: 'My events' })).toBeVisible();
  await page.goto(`/admin/events/${stage().events.doors}/doors`);
  const conflict = page.getByRole('listitem').filter({ hasText: 'One ticket, let in twice' });
  await expect(conflict).toContainText(/First.*North.*Then.*South/);
});
