import { devices, type Page } from '@playwright/test';
import { expect, test } from './support/foyer-test.ts';
import { seatsOf } from './support/room.ts';
import { openMap } from './support/seat-map.ts';

const { defaultBrowserType: _, ...phone } = devices['Pixel 7'];
test.use(phone);

type Point = { readonly x: number; readonly y: number };
type MapElement = HTMLElement & { seatPosition(seatId: string): Point | undefined };

test('a room of 20,000 seats is entered section by section, by one thumb', async ({
  page,
  request,
}) => {
  const answer = await request.get('/api/events?q=Afterimage');
  const { events } = (await answer.json()) as { events: { eventId: string }[] };
  const eventId = events[0]?.eventId ?? '';
  const place = { section: 'Block 108', row: 'H', seats: ['10'] };
  const [seat = ''] = await seatsOf(request, eventId, place);
  await page.goto(`/events/${eventId}/seats`);
  await openMap(page);
  await expect(page.locator('fy-seat-map canvas')).toHaveAttribute('aria-busy', 'false');
  const back = page.getByRole('button', { name: 'Whole room' });
  await expect(back).toHaveCount(0);

  await tapSeat(page, seat);
  await expect(back).toBeVisible();
  await expect(page.locator('fy-seat-map .here')).toContainText('Block 108');

  await back.tap();
  await expect(back).toHaveCount(0);
  await page.getByRole('button', { name: 'Sections' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Sections' });
  await sheet.getByRole('button', { name: 'Block 205' }).tap();
  await expect(sheet).toHaveCount(0);
  await expect(page.locator('fy-seat-map .here')).toContainText('Block 205');
});

async function tapSeat(page: Page, seatId: string): Promise<void> {
  const map = page.locator('fy-seat-map');
  const at = await map.evaluate((map, id) => (map as MapElement).seatPosition(id), seatId);
  if (!at) throw new Error(`Seat ${seatId} is not on the screen`);
  await page.touchscreen.tap(at.x, at.y);
}
