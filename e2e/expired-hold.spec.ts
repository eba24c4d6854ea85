import { unpackedRoom, type AvailabilityView } from '@foyer/shared/contract';
import type { APIRequestContext } from '@playwright/test';
import { takeBest } from './support/checkout.ts';
import { expect, test } from './support/foyer-test.ts';
import { stage } from './system/stage.ts';

test('a hold that nobody paid for ends, says so, and the seats are free again', async ({
  page,
  request,
}) => {
  const eventId = stage().events.brief;
  const free = await freePlaces(request, eventId);
  await takeBest(page, eventId);
  await expect.poll(() => freePlaces(request, eventId)).toBe(free - 2);
  await expect(page.getByRole('heading', { name: 'The time ran out' })).toBeVisible({
    timeout: 120_000,
  });
  await expect.poll(() => freePlaces(request, eventId)).toBe(free);
  await page.getByRole('link', { name: 'Choose again' }).click();
  await page.getByRole('button', { name: 'Find the best 2' }).click();
  await expect(page.locator('fy-basket-panel li')).toHaveCount(2);
});

async function freePlaces(request: APIRequestContext, eventId: string): Promise<number> {
  const answer = await request.get(`/api/events/${eventId}/availability`);
  const { rows } = unpackedRoom((await answer.json()) as AvailabilityView);
  return Object.values(rows).join('').replaceAll(/[^.]/g, '').length;
}
