import {
  DEMO_ADMIN,
  DEMO_ORGANIZERS,
  DEMO_CUSTOMER,
  DEMO_PASSWORD,
} from '@foyer/local/demo-accounts';
import type { Page } from '@playwright/test';
import { canvasOf } from './support/designer.ts';
import { expectFocusShown } from './support/focus.ts';
import { expect, test } from './support/foyer-test.ts';
import { expectSound } from './support/looks.ts';
import { makeDraft, signInAtPortal } from './support/portal.ts';
import { stage } from './system/stage.ts';

async function openPage(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
}

async function signInAsOrganizer(page: Page): Promise<void> {
  await signInAtPortal(page, DEMO_ORGANIZERS.aurelia.email);
  await expect(page.getByRole('heading', { name: 'My events' })).toBeVisible();
}

/** A new draft's room, before anything of it is chosen. */
async function beginRoomOf(page: Page, title: string): Promise<void> {
  await page.goto('/admin/events');
  await makeDraft(page, title);
  await page.goto(page.url().replace(/\/setup\/.*/, '/room'));
  await expect(page.getByRole('button', { name: 'Use this template' })).toBeVisible();
}

test('the list of events and a new one are accessible', async ({ page }) => {
  await signInAsOrganizer(page);
  await expect(page.getByRole('link', { name: /^Scan/ }).first()).toBeVisible();
  await expectSound(page, 'events');
  await expectFocusShown(page, 14);
  await page.goto('/admin/events?search=nothing%20of%20the%20kind');
  await expectSound(page, 'no events');
  await openPage(page, '/admin/events/new', 'New event');
  await expectSound(page, 'new event');
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await expectSound(page, 'new event with faults');
});

for (const steps of [
  { basics: 'Basics', venue: 'Venue', dates: 'Dates and sales', room: 'Room', rules: 'Rules' },
  { prices: 'Prices', pictures: 'Pictures', 'promo-codes': 'Promo codes', publish: 'Publish' },
])
  test(`setting an event up is accessible: ${Object.keys(steps).join(', ')}`, async ({ page }) => {
    await signInAsOrganizer(page);
    for (const [step, heading] of Object.entries(steps)) {
      await openPage(page, `/admin/events/${stage().events.looks}/setup/${step}`, heading);
      await expectSound(page, `set-up: ${heading}`);
    }
  });

test('the dialogs of the set-up are accessible', async ({ page }) => {
  await signInAsOrganizer(page);
  const setup = `/admin/events/${stage().events.looks}/setup`;
  await openPage(page, `${setup}/prices`, 'Prices');
  await page.getByRole('button', { name: 'Add a ticket category' }).click();
  await expectSound(page, 'new category');
  await openPage(page, `${setup}/promo-codes`, 'Promo codes');
  await page.getByRole('button', { name: 'Add a promo code' }).click();
  await expectSound(page, 'new promo code');
  await openPage(page, `${setup}/publish`, 'Publish');
  await page.getByRole('button', { name: 'Cancel the event' }).click();
  await expectSound(page, 'cancelling an event');
});

test('the dashboard of an event is accessible', async ({ page }) => {
  await signInAsOrganizer(page);
  await openPage(page, `/admin/events/${stage().events.looks}/dashboard`, 'Sales over time');
  for (const numbers of await page.locator('summary').all()) await numbers.click();
  await expectSound(page, 'dashboard');
  await expectFocusShown(page, 10);
});

test('the mails of an event are accessible', async ({ page }) => {
  await signInAsOrganizer(page);
  await openPage(page, `/admin/events/${stage().events.looks}/mails`, 'Mails');
  await expectSound(page, 'mails');
  await openPage(page, `/admin/events/${stage().events.looks}/messages`, 'Messages');
  await expectSound(page, 'messages');
});

test('the designer is accessible', async ({ page }) => {
  await signInAsOrganizer(page);
  await page.goto(`/admin/events/${stage().events.looks}/room`);
  await canvasOf(page).focus();
  await expectSound(page, 'designer');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible();
  await expectSound(page, 'designer with a selection');
  await page.getByRole('button', { name: 'Add rows', exact: true }).click();
  await expectSound(page, 'designer with the tool for rows');
  await beginRoomOf(page, 'A Room for All Eyes');
  await expectSound(page, 'beginning a room');
  await openPage(page, '/admin/plans', 'Seating plans');
  await expectSound(page, 'plans');
});

test('the doors of an event are accessible', async ({ page }) => {
  await signInAsOrganizer(page);
  await openPage(page, `/admin/events/${stage().events.doors}/doors`, 'Doors');
  await expect(page.getByRole('table', { name: 'Admitted by door and category' })).toBeVisible();
  await expectSound(page, 'doors');
  await page.getByRole('link', { name: 'Scan tickets' }).click();
  await page.getByRole('button', { name: 'Name' }).click();
  await expectSound(page, 'a guest by name');
});

test('administration is accessible', async ({ page }) => {
  await signInAtPortal(page, DEMO_ADMIN.email);
  await expect(page.getByRole('link', { name: 'People' })).toBeVisible();
  await openPage(page, '/admin/people', 'People');
  await expect(page.getByRole('row', { name: /steward@foyer/ })).toBeVisible();
  await expectSound(page, 'people');
  await page.getByRole('button', { name: 'Invite' }).click();
  await expectSound(page, 'invitation');
  await openPage(page, '/admin/audit', 'Audit log');
  await expect(page.locator('fy-audit-line').first()).toBeVisible();
  await expectSound(page, 'audit log');
  await openPage(page, '/admin/totals', 'Totals');
  await expectSound(page, 'totals');
  await openPage(page, '/admin/health', 'Health');
  await expectSound(page, 'health');
});

test('accounts are accessible', async ({ page }) => {
  await openPage(page, '/admin/first-password', 'Set your password');
  await expectSound(page, 'first password');
  await openPage(page, '/admin/forgot-password', 'Forgotten password');
  await expectSound(page, 'portal: forgotten password');
  await openPage(page, '/reset-password?key=a-key-that-opens-nothing', 'Choose a new password');
  await expectSound(page, 'reset password');
  await page.goto('/sign-in?next=/me/account');
  await page.getByLabel('E-mail address').fill(DEMO_CUSTOMER.email);
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete your account' }).click();
  await expectSound(page, 'my account');
});
