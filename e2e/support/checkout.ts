import { expect, type Page } from '@playwright/test';
import type { Guest } from './guests.ts';

/** Takes the seats that the house finds best, and goes on to the checkout. */
export async function takeBest(page: Page, eventId: string, tickets = 2): Promise<void> {
  await page.goto(`/events/${eventId}/seats`);
  for (let party = 2; party < tickets; party++)
    await page.getByRole('button', { name: 'One more' }).click();
  for (let party = 2; party > tickets; party--)
    await page.getByRole('button', { name: 'One fewer' }).click();
  await page.getByRole('button', { name: /^Take (the best|\d)/ }).click();
  await goToCheckout(page);
}

/** From the basket to the checkout. */
export async function goToCheckout(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Checkout' })).toBeVisible();
}

/** Says who buys. */
export async function fillContact(page: Page, guest: Guest): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(guest.name);
  await page.getByLabel('E-mail address').fill(guest.email);
}

/** Agrees to the terms, once. */
export async function agree(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'I agree to the terms' }).check();
}

/** Pays with a card of the sandbox. */
export async function payWith(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expires (MM/YY)').fill('12/34');
  await page.getByLabel('Security code').fill('123');
  await agree(page);
  await page.getByRole('button', { name: /^Pay / }).click();
}

/** The page with the tickets has come. */
export async function expectTickets(page: Page, count: number): Promise<void> {
  await expect(page.getByText('You are going')).toBeVisible();
  await expect(page.getByRole('img', { name: /^QR code of ticket/ })).toHaveCount(count);
}

/** The codes of the tickets on the page, as their holders may read them out at the door. */
export async function codesOn(page: Page): Promise<string[]> {
  const codes = page.locator('fy-ticket-card code');
  await expect(codes.first()).toBeAttached();
  return codes.evaluateAll((all) => all.map((code) => code.textContent.trim()));
}
