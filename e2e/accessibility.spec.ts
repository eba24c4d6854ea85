import type { Page } from '@playwright/test';
import { DEMO_PASSWORD, DEMO_STEWARD } from '@foyer/local/demo-accounts';
import { codesOn, expectTickets, fillContact, payWith, takeBest } from './support/checkout.ts';
import { openDoor, scan } from './support/doors.ts';
import { expect, test } from './support/foyer-test.ts';
import { CARDS, newGuest } from './support/guests.ts';
import { expectSound, expectZoomable } from './support/looks.ts';
import { expectFocusShown } from './support/focus.ts';
import { searchFor } from './support/search.ts';
import { openMap } from './support/seat-map.ts';
import { stage, STAGE_TITLES } from './system/stage.ts';

async function openDemoEvent(page: Page, title: string): Promise<void> {
  await page.goto(`/?q=${encodeURIComponent(title)}`);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

test('finding an event is accessible', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expectSound(page, 'events');
  await expectFocusShown(page, 12);
  await searchFor(page, 'nothing has this name');
  await expect(page.getByRole('heading', { name: 'Nothing fits this search' })).toBeVisible();
  await expectSound(page, 'no events found');
  await page.goto('/nowhere/at/all');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectSound(page, 'no such page');
});

test('the pages of events are accessible', async ({ page }) => {
  await openDemoEvent(page, 'The Tide Clock');
  await expect(page.getByRole('link', { name: 'Choose seats' })).toBeVisible();
  await expectSound(page, 'event');
  await expectFocusShown(page, 8);
  await openDemoEvent(page, 'Titan Relay: The Final');
  await expect(page.getByText(/^Sales open [A-Z]/)).toBeVisible();
  await expectSound(page, 'event not on sale yet');
  await openDemoEvent(page, 'Repair Café');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText('Enter your name.')).toBeVisible();
  await expectSound(page, 'event to sign up for, with faults');
  await page.goto(`${new URL(page.url()).pathname}/sign-up`);
  await fillContact(page, newGuest('Rosa Rohr'));
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('heading', { name: 'You are going' })).toBeVisible();
  await expectSound(page, 'signed up');
  await page.goto('/events/evt_unknown');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectSound(page, 'no such event');
});

test('choosing seats is accessible', async ({ page }) => {
  await openDemoEvent(page, 'Notte bianca');
  await page.getByRole('link', { name: 'Choose seats' }).click();
  await openMap(page);
  await page.getByRole('button', { name: 'Filter' }).click();
  await expectSound(page, 'seat map with its filter');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('button', { name: /^Take the best 2/ }).click();
  await expect(page.locator('fy-basket-panel li')).toHaveCount(2);
  await expectSound(page, 'seat map with a basket');
  await expectFocusShown(page, 20);
  await page.getByRole('button', { name: 'List' }).click();
  await expectSound(page, 'seat list');
  await page.getByRole('button', { name: 'Filter' }).click();
  await expectSound(page, 'seat list with its filter');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('button', { name: /^Stalls/ }).click();
  await page.getByRole('button', { name: /^Row A/ }).click();
  await expectSound(page, 'seat list, opened');
});

test('the sections of a large room are accessible', async ({ page }) => {
  await openDemoEvent(page, 'Vega Lune: Afterimage');
  await page.getByRole('link', { name: 'Choose seats' }).click();
  await openMap(page);
  await page.getByRole('button', { name: 'Sections' }).click();
  await expect(page.getByRole('dialog', { name: 'Sections' })).toBeVisible();
  await expectSound(page, 'sections of a large room');
});

test('at 200 % a visitor buys as at any size', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expectZoomable(page, 'events');
  await takeBest(page, stage().events.looks);
  await expectZoomable(page, 'checkout');
  await fillContact(page, newGuest('Zoe Zander'));
  await payWith(page, CARDS.good);
  await expectTickets(page, 2);
  await expectZoomable(page, 'tickets');
});

test('choosing standing places is accessible', async ({ page }) => {
  await openDemoEvent(page, 'Neon Cartography');
  await page.getByRole('link', { name: 'Choose seats' }).click();
  await openMap(page);
  await expectSound(page, 'map of a club');
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByRole('button', { name: /^Floor/ }).click();
  await expectSound(page, 'list of a club');
});

test('paying is accessible', async ({ page }) => {
  await takeBest(page, stage().events.looks);
  await expectSound(page, 'checkout');
  await expectFocusShown(page, 14);
  await page.getByRole('button', { name: /^Pay / }).click();
  await expect(page.getByText('Enter your name.')).toBeVisible();
  await expectSound(page, 'checkout with faults');
  await fillContact(page, newGuest('Axel Achsmann'));
  await payWith(page, CARDS.declined);
  await expect(page.getByRole('alert')).toBeVisible();
  await expectSound(page, 'checkout with a refused card');
  await payWith(page, CARDS.asks);
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
  await expectSound(page, 'authentication', /^Approve the payment$/);
});

test('tickets and the door are accessible', async ({ page }) => {
  await takeBest(page, stage().events.looks);
  await fillContact(page, newGuest('Tilda Tür'));
  await payWith(page, CARDS.good);
  await expectTickets(page, 2);
  await expectSound(page, 'tickets');
  const [code = ''] = await codesOn(page);

  await openDoor(page, STAGE_TITLES.looks);
  await expectSound(page, 'scanner');
  await expectFocusShown(page, 8);
  for (const answer of ['Admitted', 'Already used']) {
    await scan(page, code, answer);
    await expectSound(page, `scanner: ${answer}`);
  }
  await scan(page, 'FOYER-NONSENSE', 'Not a ticket');
  await expectSound(page, 'scanner: Not a ticket');
});

test('accounts are accessible', async ({ page }) => {
  await page.goto('/sign-in');
  await expectSound(page, 'sign in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Enter your password.')).toBeVisible();
  await expectSound(page, 'sign in with faults');
  await page.goto('/sign-up');
  await expectSound(page, 'sign up');
  const guest = newGuest('Berta Bucht');
  await page.getByLabel('Name', { exact: true }).fill(guest.name);
  await page.getByLabel('E-mail address').fill(guest.email);
  await page.getByLabel('Password').fill('four quiet words please');
  await page.getByRole('button', { name: 'Make an account' }).click();
  await page.getByRole('button', { name: guest.name }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.getByRole('menuitem', { name: 'My bookings' }).click();
  await expect(page.getByText('Nothing is coming up.')).toBeVisible();
  await expectSound(page, 'no bookings yet');
  await takeBest(page, stage().events.looks, 1);
  await expectSound(page, 'checkout, signed in');
  await payWith(page, CARDS.good);
  await expectTickets(page, 1);
  await page.goto('/me/bookings');
  await expect(page.getByRole('link', { name: STAGE_TITLES.looks })).toBeVisible();
  await expectSound(page, 'my bookings');
});

test('the portal is accessible', async ({ page }) => {
  await page.goto('/admin/');
  await expect(page.getByRole('heading', { name: 'Sign in to the portal' })).toBeVisible();
  await expectSound(page, 'portal: sign in');
  await page.getByLabel('E-mail address').fill(DEMO_STEWARD.email);
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('link', { name: /^Scan tickets/ }).first()).toBeVisible();
  await expectSound(page, 'portal: my events');
  await expectFocusShown(page, 8);
  await page.goto('/admin/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectSound(page, 'portal: no such page');
});
