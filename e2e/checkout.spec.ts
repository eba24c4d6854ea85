import type { Page } from '@playwright/test';
import { expectTickets, fillContact, payWith, takeBest } from './support/checkout.ts';
import { expect, test } from './support/foyer-test.ts';
import { CARDS, newGuest } from './support/guests.ts';
import { expectSound } from './support/looks.ts';
import { stage } from './system/stage.ts';

const name = (page: Page) => page.getByLabel('Name', { exact: true });

test('the checkout keeps what was typed, says how to mend it, and pays once', async ({
  page,
  context,
}) => {
  const guest = newGuest('Klara Kleingedruckt');
  await takeBest(page, stage().events.forms);
  await fillContact(page, guest);
  await page.getByText('Put other names on the tickets').click();
  await page
    .getByLabel(/^Stalls.*seat/)
    .first()
    .fill('Zoë Zweite');
  await page.reload();
  await expect(name(page)).toHaveValue(guest.name);

  await page.getByRole('link', { name: 'Change seats' }).click();
  await expect(page.locator('fy-basket-panel li')).toHaveCount(2);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(name(page)).toHaveValue(guest.name);

  await page.getByRole('button', { name: /^Pay / }).click();
  await expect(page.getByLabel('Card number')).toBeFocused();
  await expect(page.getByText('Agree to the terms to go on.')).toBeVisible();
  await page.getByRole('button', { name: 'Read the terms' }).click();
  await expect(page.getByRole('dialog')).toContainText('sells its tickets');
  await expectSound(page, 'terms');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Read the terms' })).toBeFocused();

  await context.setOffline(true);
  await payWith(page, CARDS.good);
  await expect(page.getByText('this booking is never paid for twice')).toBeVisible();
  await context.setOffline(false);
  const payments: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/payments'))
      payments.push(request.url());
  });
  await page.getByRole('button', { name: /^Pay / }).dblclick();
  await expectTickets(page, 2);
  await expect(page.getByText('Zoë Zweite')).toBeVisible();
  expect(payments).toHaveLength(1);
});

test('on a small screen the total stays in sight and opens', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await takeBest(page, stage().events.forms);
  const fold = page.getByRole('button', { name: /^2 tickets · €/ });
  await page.getByRole('button', { name: /^Pay / }).scrollIntoViewIfNeeded();
  await expect(fold).toBeInViewport();
  await fold.click();
  await expect(page.getByRole('button', { name: 'Enter a promo code' })).toBeInViewport();
  await fold.click();
  await fillContact(page, newGuest('Bert Bank'));
  await payWith(page, CARDS.asks);
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('Your payment is on its way')).toBeVisible();
  await page.getByRole('link', { name: 'Pay in another way' }).click();
  await expect(name(page)).toHaveValue('Bert Bank');
  await payWith(page, CARDS.good);
  await expectTickets(page, 2);
});

test('the terms have an address of their own', async ({ page }) => {
  await page.goto('/terms');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Terms');
  await expectSound(page, 'terms page');
});
