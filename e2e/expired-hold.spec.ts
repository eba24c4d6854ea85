import { unpackedRoom, type AvailabilityView } from '@foyer/shared/contract';
import type { APIRequestContext } from '@playwright/test';
import { fillContact, takeBest } from './support/checkout.ts';
import { expect, test } from './support/foyer-test.ts';
import { newGuest } from './support/guests.ts';
import { expectSound } from './support/looks.ts';
import { stage } from './system/stage.ts';

test('a hold that nobody paid for ends, says so, and the seats are free again', async ({
  page,
  request,
}) => {
  const eventId = stage().events.brief;
  const free = await freePlaces(request, eventId);
  const guest = newGuest('Lena Langsam');
  await takeBest(page, eventId);
  await fillContact(page, guest);
  await expect.poll(() => freePlaces(request, eventId)).toBe(free - 2);
  await expect(page.getByRole('heading', { name: 'The time ran out' })).toBeVisible({
    timeout: 120_000,
  });
  await expect.poll(() => freePlaces(request, eventId)).toBe(free);
  await expectSound(page, 'time over');
  await page.getByRole('button', { name: 'Ask for the same seats again' }).click();
  await expect(page.getByRole('timer', { name: 'Time left to pay' })).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue(guest.email);
  await expect.poll(() => freePlaces(request, eventId)).toBe(free - 2);
});

async function freePlaces(request: APIRequestContext, eventId: string): Promise<number> {
  const answer = await request.get(`/api/events/${eventId}/availability`);
  const { rows } = unpackedRoom((await answer.json()) as AvailabilityView);
  return Object.values(rows).join('').replaceAll(/[^.]/g, '').length;
}
