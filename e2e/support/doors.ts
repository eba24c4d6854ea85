import { expect, type Page } from '@playwright/test';
import { DEMO_PASSWORD, DEMO_STEWARD } from '@foyer/local/demo-accounts';

/** Signs the steward in and opens the scanner of an event. */
export async function openDoor(page: Page, title: string): Promise<void> {
  await page.goto('/admin/');
  await page.getByLabel('E-mail address').fill(DEMO_STEWARD.email);
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: `Scan tickets of ${title}` }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

/** Types a ticket's code and reads the answer. */
export async function scan(page: Page, code: string, answer: string): Promise<void> {
  await page.getByLabel('Ticket code').fill(code);
  await page.getByLabel('Ticket code').press('Enter');
  const region = page.getByRole('region', { name: 'Answer' });
  await expect(region.getByRole('heading', { name: answer })).toBeVisible();
}
