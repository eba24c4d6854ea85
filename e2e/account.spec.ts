import type { Page } from '@playwright/test';
import { expectTickets, fillContact, payWith, takeBest } from './support/checkout.ts';
import { expect, test } from './support/foyer-test.ts';
import { CARDS, newGuest, type Guest } from './support/guests.ts';
import { bookingLinkIn, mailTo } from './support/mailbox.ts';
import { stage, STAGE_TITLES } from './system/stage.ts';

const PASSWORD = 'four quiet words please';

async function signUp(page: Page, guest: Guest): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Name', { exact: true }).fill(guest.name);
  await page.getByLabel('E-mail address').fill(guest.email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Make an account' }).click();
  await expect(page.getByRole('button', { name: guest.name })).toBeVisible();
}

test('an account is made, stays after a reload, is left and entered again', async ({ page }) => {
  const guest = newGuest('Sofie Stamm');
  await signUp(page, guest);
  await page.reload();
  await page.getByRole('button', { name: guest.name }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: 'Sign in' }).click();

  await page.getByLabel('E-mail address').fill(guest.email);
  await page.getByLabel('Password').fill('something else entirely');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('do not belong together');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'My bookings' })).toBeVisible();
  await expect(page.getByText('Nothing is coming up.')).toBeVisible();
});

test('a customer finds what they bought among their bookings', async ({ page }) => {
  const guest = newGuest('Karla Konto');
  await signUp(page, guest);
  await takeBest(page, stage().events.account);
  await expect(page.getByText(`Signed in as ${guest.email}`)).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue(guest.email);
  await payWith(page, CARDS.good);
  await expectTickets(page, 2);
  await page.getByRole('button', { name: guest.name }).click();
  await page.getByRole('menuitem', { name: 'My bookings' }).click();
  await page.getByRole('link', { name: STAGE_TITLES.account }).click();
  await expectTickets(page, 2);
});

test('a guest’s mailed link opens the booking in another browser; without it nobody else sees it', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const guest = newGuest('Gisela Gast');
  await takeBest(page, stage().events.account);
  await fillContact(page, guest);
  await payWith(page, CARDS.good);
  await expectTickets(page, 2);
  const address = page.url();
  const link = bookingLinkIn(await mailTo(request, guest.email));

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
  const stranger = await elsewhere.newPage();
  await stranger.goto(address);
  await expect(
    stranger.getByRole('heading', { name: 'This booking cannot be shown' }),
  ).toBeVisible();
  await expect(stranger.getByText(guest.email)).toBeHidden();
  await stranger.goto(link);
  await expectTickets(stranger, 2);
  await stranger.goto(link.replace(/link=.{4}/, 'link=AAAA'));
  await expect(stranger.getByRole('alert')).toContainText('This link is no longer valid.');
  await elsewhere.close();
});

test('the bookings of an account ask for signing in, and then open', async ({ page }) => {
  await page.goto('/me/bookings');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.getByLabel('E-mail address').fill('customer@foyer.example');
  await page.getByLabel('Password').fill('foyer-demo-2026');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'My bookings' })).toBeVisible();
});
