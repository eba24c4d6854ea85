import type { Route } from '@playwright/test';
import { expectTickets, fillContact, goToCheckout, payWith } from './support/checkout.ts';
import { expect, test } from './support/foyer-test.ts';
import { CARDS, newGuest } from './support/guests.ts';
import { takeAway } from './support/rival.ts';
import { seatsOf } from './support/room.ts';
import { clickSeat, openMap, pointOf } from './support/seat-map.ts';
import { stage } from './system/stage.ts';

test('a seat that somebody else takes first is told plainly, turns, and an equal one is held instead', async ({
  page,
  playwright,
  baseURL,
  request,
}) => {
  const eventId = stage().events.race;
  const place = { section: 'Stalls', row: 'C', seats: ['15', '16'] };
  const [kept = '', lost = ''] = await seatsOf(request, eventId, place);
  const rival = await playwright.request.newContext({ baseURL: baseURL ?? '' });
  await page.goto(`/events/${eventId}/seats`);
  await openMap(page);
  await clickSeat(page, kept);
  const basket = page.locator('fy-basket-panel li');
  await expect(basket).toContainText('Stalls, row C, seat 15');

  // Between our tap and its arrival somebody else is quicker.
  const beatUs = async (route: Route) => {
    await takeAway(rival, eventId, [lost]);
    await route.continue();
  };
  await page.route('**/api/bookings/*/seats', beatUs, { times: 1 });
  await clickSeat(page, lost);
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('Someone took Stalls, row C, seat 16 a moment ago.');
  await expect(notice).toContainText('seat 14 is the nearest at the same price');
  await expect(basket).toHaveCount(2);
  await expect(basket.first()).toContainText('seat 15');
  await expect(basket.last()).toContainText('seat 14');
  const { x, y } = await pointOf(page, lost);
  await page.mouse.move(x, y);
  await expect(page.locator('fy-seat-card')).toContainText('held by someone else');

  await notice.getByRole('button', { name: 'Keep it' }).click();
  await expect(notice).toBeHidden();
  await expect(page.getByRole('region', { name: 'Your tickets' })).toBeFocused();
  await goToCheckout(page);
  await fillContact(page, newGuest('Lotte Später'));
  await payWith(page, CARDS.good);
  await expectTickets(page, 2);
  await rival.dispose();
});
