import { devices, type Page } from '@playwright/test';
import { goToCheckout } from './support/checkout.ts';
import { expect, test } from './support/foyer-test.ts';
import { seatsOf } from './support/room.ts';
import { clickSeat, openMap, pointOf } from './support/seat-map.ts';
import { stage } from './system/stage.ts';

const openRoom = async (page: Page): Promise<void> => {
  await page.goto(`/events/${stage().events.crowd}/seats`);
  await openMap(page);
};

const basketOf = (page: Page) => page.locator('fy-basket-panel li');

test('the best seats are outlined and named before they are taken with one tap', async ({
  page,
}) => {
  await openRoom(page);
  const take = page.getByRole('button', { name: /^Take the best 2 Stalls, row .*€178/ });
  await expect(take).toBeVisible();
  await page.getByRole('button', { name: 'One more' }).click();
  await page
    .getByRole('button', { name: /^Take the best 3 Stalls, row .*, seats \d+–\d+ · €267/ })
    .click();
  await expect(basketOf(page)).toHaveCount(3);
  await goToCheckout(page);
});

test('a single seat left behind is mended with one tap, and not spoken of too early', async ({
  page,
  request,
}) => {
  await openRoom(page);
  const row = { section: 'Stalls', row: 'K' };
  const [edge = '', one = '', two = ''] = await seatsOf(request, stage().events.crowd, {
    ...row,
    seats: ['1', '2', '3'],
  });
  await clickSeat(page, one);
  await expect(basketOf(page)).toHaveCount(1);
  const notice = page.getByRole('alert');
  await expect(notice).toBeHidden();
  await clickSeat(page, two);
  await expect(notice).toContainText('Stalls, row K, seat 1 would be left alone');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(/\/seats$/);
  await notice.getByRole('button', { name: 'Move one seat over' }).click();
  await expect(notice).toBeHidden();
  await expect(basketOf(page).filter({ hasText: 'row K, seat 1' })).toHaveCount(1);
  await expect(basketOf(page)).toHaveCount(2);
  const { x, y } = await pointOf(page, edge);
  await page.mouse.move(x, y);
  await expect(page.locator('fy-seat-card')).toContainText('yours');
  await goToCheckout(page);
});

test.describe('on a phone', () => {
  const { defaultBrowserType: _, ...phone } = devices['Pixel 7'];
  test.use(phone);

  test('two who want the same seats at once both sit side by side', async ({
    page,
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ ...phone, baseURL: baseURL ?? '' });
    const other = await context.newPage();
    const windows = [page, other];
    let asking = 0;
    const { promise: both, resolve: goOn } = Promise.withResolvers<unknown>();
    for (const window of windows) {
      await openRoom(window);
      await window.getByRole('button', { name: 'One more' }).tap();
      await window.getByRole('button', { name: 'One more' }).tap();
      // Both ask for what is outlined to both, before either has an answer.
      await window.route('**/api/events/*/bookings', async (route) => {
        asking += 1;
        if (asking === windows.length) goOn(asking);
        await both;
        await route.continue();
      });
    }
    for (const window of windows)
      await expect(window.getByRole('button', { name: /^Take the best 4 Stalls/ })).toBeVisible();
    await Promise.all(
      windows.map((window) => window.getByRole('button', { name: /^Take the best 4/ }).tap()),
    );
    for (const window of windows) await expect(window.getByText('4 tickets ·')).toBeVisible();
    const alerts = () => Promise.all(windows.map((each) => each.getByRole('alert').count()));
    await expect.poll(async () => (await alerts()).toSorted()).toEqual([0, 1]);
    const told = windows[(await alerts()).indexOf(1)] ?? page;
    await expect(told.getByRole('alert')).toContainText('nearest at the same price');
    await told.getByRole('button', { name: 'Keep them' }).tap();
    await expect(told.getByRole('alert')).toBeHidden();
    await context.close();
  });
});
