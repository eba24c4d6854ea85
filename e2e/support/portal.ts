import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '@foyer/local/demo-accounts';
import type { Guest } from './guests.ts';
import { mailTo } from './mailbox.ts';

/** Signs somebody in at the portal. */
export async function signInAtPortal(page: Page, email: string, password = DEMO_PASSWORD) {
  await page.goto('/admin/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Leaves the portal. */
export async function signOutOfPortal(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to the portal' })).toBeVisible();
}

/** Invites somebody as an organizer. */
export async function inviteOrganizer(page: Page, { name, email }: Guest): Promise<void> {
  await page.goto('/admin/people');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('E-mail address').fill(email);
  await dialog.getByRole('radio', { name: /^Organizer/ }).check();
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(dialog).toBeHidden();
}

/** The one-time password of the mail that invites somebody. */
export async function oneTimePasswordOf(request: APIRequestContext, { email }: Guest) {
  const mail = await mailTo(request, email);
  const found = /One-time password: (\S+)/.exec(mail.text)?.[1];
  if (!found) throw new Error(`No one-time password in: ${mail.text}`);
  return found;
}

/** Makes a draft and opens its set-up. */
export async function makeDraft(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'New event' }).first().click();
  await expect(page.getByRole('heading', { name: 'New event' })).toBeVisible();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Venue').fill('Hall of Mirrors');
  await page.getByLabel('City').fill('Karlsruhe');
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** Opens a step of the set-up. */
export async function openStep(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name }).click();
}

/** A ticket category to add. */
export type NewCategory = { readonly name: string; readonly price: string };

/** Adds a ticket category. */
export async function addCategory(page: Page, { name, price }: NewCategory): Promise<void> {
  await page.getByRole('button', { name: 'Add a ticket category' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('Price').fill(price);
  await dialog.getByRole('button', { name: 'Add the category' }).click();
  await expect(dialog).toBeHidden();
}

/** Uploads a picture; it is one of the page itself. */
export async function addPicture(page: Page, alt: string): Promise<void> {
  const buffer = await page.screenshot({ type: 'png' });
  await page
    .getByLabel('Picture')
    .setInputFiles({ name: 'hall.png', mimeType: 'image/png', buffer });
  await page.getByLabel('Description').fill(alt);
  await page.getByRole('button', { name: 'Add the picture' }).click();
  await expect(page.getByRole('img', { name: alt })).toBeVisible();
}

/** Adds a promo code that takes off a percentage. */
export async function addPromoCode(page: Page, code: string, percent: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a promo code' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Code').fill(code);
  await dialog.getByLabel('Percentage').fill(percent);
  await dialog.getByRole('button', { name: 'Add the code' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(code, { exact: true })).toBeVisible();
}

/** Puts the event on sale and waits until it is. */
export async function publish(page: Page): Promise<void> {
  await openStep(page, 'Publish');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'On sale' })).toBeVisible({ timeout: 90_000 });
}
