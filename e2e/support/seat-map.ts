import { expect, type Page } from '@playwright/test';

type Point = { x: number; y: number };
type MapElement = HTMLElement & { revealSeat(seatId: string): Point | undefined };

/** Waits until the map is drawn and knows who may have what. */
export async function openMap(page: Page): Promise<void> {
  await expect(page.getByRole('application', { name: /^Seat map/ })).toBeVisible();
  await expect(page.locator('fy-seat-map')).toHaveJSProperty('isConnected', true);
}

/** Brings a seat on the screen and says where it is in the window. */
export async function pointOf(page: Page, seatId: string): Promise<Point> {
  const map = page.locator('fy-seat-map');
  const point = await map.evaluate((map, id) => (map as MapElement).revealSeat(id), seatId);
  if (!point) throw new Error(`Seat ${seatId} is not on the map`);
  return point;
}

/** Taps a seat with the mouse. */
export async function clickSeat(page: Page, seatId: string): Promise<void> {
  const { x, y } = await pointOf(page, seatId);
  await page.mouse.click(x, y);
}

/** Taps a seat with a finger. */
export async function touchSeat(page: Page, seatId: string): Promise<void> {
  const { x, y } = await pointOf(page, seatId);
  await page.touchscreen.tap(x, y);
}
