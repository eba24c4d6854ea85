import { DEMO_ORGANIZERS } from '@foyer/local/demo-accounts';
import { expect, test } from './support/foyer-test.ts';
import { signInAtPortal } from './support/portal.ts';
import { codesFor } from './support/quick-buy.ts';
import { seatsOf } from './support/room.ts';
import { stage } from './system/stage.ts';

test('an open dashboard shows by itself what is sold', async ({ page, request }) => {
  const eventId = stage().events.forms;
  await signInAtPortal(page, DEMO_ORGANIZERS.aurelia.email);
  await page.getByRole('heading', { name: 'My events' }).waitFor();
  await page.goto(`/admin/events/${eventId}/dashboard`);
  const sold = page.locator('.tiles > div').first();
  await expect(sold).toContainText('Tickets sold');
  const before = Number(await sold.locator('.main').textContent());
  const place = { section: 'Stalls', row: 'C', seats: ['5', '6'] };
  await codesFor(request, eventId, await seatsOf(request, eventId, place));
  await expect(sold.locator('.main')).toHaveText(String(before + 2), { timeout: 30_000 });
  await expect(
    page.getByRole('img', { name: 'Tickets and what was paid, over time' }),
  ).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Attendees' }).click();
  expect((await download).suggestedFilename()).toMatch(/attendees\.csv$/);
});
