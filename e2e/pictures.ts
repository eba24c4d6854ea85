/**
 * Pictures of every page of both sites and of every mail, on a desktop and a phone, light and dark, for people to look
 * at: `node --conditions=source e2e/pictures.ts [folder]`, or `… mails [folder]` for the mails alone. Starts a system
 * of its own for the pages unless FOYER_STAGE names one. Draws the pictures of the docs anew as well.
 */
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, devices, type Browser, type Page } from '@playwright/test';
import { DEMO_CUSTOMER, DEMO_PASSWORD, DEMO_STEWARD } from '@foyer/local/demo-accounts';
import { drawBestAvailable } from './best-available-picture.ts';
import { codesOn, expectTickets, fillContact, payWith, takeBest } from './support/checkout.ts';
import { drawMails } from './mail-pictures.ts';
import { openDoor, scan } from './support/doors.ts';
import { tourPortal, type Take } from './portal-tour.ts';
import { CARDS, newGuest } from './support/guests.ts';
import { openMap } from './support/seat-map.ts';
import { findChromium } from './system/chromium.ts';
import startStage from './system/global-setup.ts';
import { stage, STAGE_TITLES } from './system/stage.ts';

const WINDOWS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: devices['Pixel 7'],
};

const args = process.argv.slice(2);
const mailsAlone = args[0] === 'mails';
const wanted = mailsAlone ? args[1] : args[0];
const folder = wanted ?? (await mkdtemp(join(tmpdir(), 'foyer-pictures-')));
await mkdir(folder, { recursive: true });
const docs = join(import.meta.dirname, '../docs/pictures');
const stop = mailsAlone ? undefined : await startStage();
const found = await findChromium();
const browser = await chromium.launch(found);
try {
  await drawMails(browser, folder, docs);
  if (!mailsAlone) await drawPages(browser);
  console.log(folder);
} finally {
  await browser.close();
  await stop?.();
}

async function drawPages(by: Browser): Promise<void> {
  for (const [window, shape] of Object.entries(WINDOWS))
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await by.newContext({
        ...shape,
        baseURL: stage().url,
        colorScheme,
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
        reducedMotion: 'reduce',
        deviceScaleFactor: 1,
      });
      const page = await context.newPage();
      let count = 10;
      await tour(page, async (name) => {
        await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
        const path = join(folder, `${window}-${colorScheme}-${++count}-${name}.png`);
        await page.screenshot({ path });
      });
      await context.close();
    }
  await drawBestAvailable(by, join(docs, 'best-available.webp'));
}

async function tour(page: Page, take: Take): Promise<void> {
  await seeEvents(page, take);
  await chooseSeats(page, take);
  await buy(page, take);
  await seeAccount(page, take);
  await tourPortal(page, take);
}

async function seeEvents(page: Page, take: Take): Promise<void> {
  await page.goto('/');
  await page.getByRole('article').first().waitFor();
  await take('events');
  await openEvent(page, 'The Tide Clock');
  await take('event');
  await openEvent(page, 'Titan Relay: The Final');
  await take('event-not-on-sale');
  await openEvent(page, 'Repair Café');
  await page.getByLabel('E-mail address').waitFor();
  await take('event-to-sign-up-for');
  await page.goto(`${new URL(page.url()).pathname}/sign-up`);
  await page.getByLabel('E-mail address').waitFor();
  await take('sign-up-for-event');
  await page.goto('/nowhere');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take('not-found');
}

async function openEvent(page: Page, title: string): Promise<void> {
  await page.goto(`/?q=${encodeURIComponent(title)}`);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

async function chooseSeats(page: Page, take: Take): Promise<void> {
  for (const title of ['Vega Lune: Afterimage', 'Neon Cartography', 'Notte bianca']) {
    await openEvent(page, title);
    await page.getByRole('link', { name: 'Choose seats' }).click();
    await openMap(page);
    await take(`map-${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`);
  }
  await page.getByRole('button', { name: /^Take the best 2/ }).click();
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await take('map-near');
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByRole('button', { name: /^Stalls/ }).click();
  await page.getByRole('button', { name: /^Row A/ }).click();
  await take('list');
}

async function buy(page: Page, take: Take): Promise<void> {
  await takeBest(page, stage().events.looks);
  await take('checkout');
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.getByText('Enter your name.').waitFor();
  await take('checkout-faults');
  await fillContact(page, newGuest('Ida Lindqvist'));
  await payWith(page, CARDS.declined);
  await page.getByRole('alert').waitFor();
  await take('checkout-declined');
  await payWith(page, CARDS.asks);
  await page.getByRole('button', { name: 'Approve' }).waitFor();
  await take('authentication');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expectTickets(page, 2);
  await take('tickets');
  const [code = ''] = await codesOn(page);
  await openDoor(page, STAGE_TITLES.looks);
  await take('portal-scan');
  await scan(page, code, 'Admitted');
  await take('portal-admitted');
  await scan(page, code, 'Already used');
  await take('portal-used');
  await scan(page, 'nonsense', 'Not a ticket');
  await take('portal-fake');
  await page.goto('/admin/events');
  await page.getByRole('link', { name: /^Scan/ }).first().waitFor();
  await take('portal-events');
  await page.getByRole('button', { name: DEMO_STEWARD.name }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await take('portal-sign-in');
}

async function seeAccount(page: Page, take: Take): Promise<void> {
  await page.goto('/sign-up');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take('sign-up');
  await page.goto('/sign-in?next=/me/bookings');
  await page.getByLabel('E-mail address').fill(DEMO_CUSTOMER.email);
  await take('sign-in');
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'My bookings' }).waitFor();
  await takeBest(page, stage().events.looks);
  await take('checkout-signed-in');
  await payWith(page, CARDS.delayed);
  await page.getByText('Your payment is on its way').waitFor();
  await take('payment-on-its-way');
  await page.goto('/me/bookings');
  await page.getByRole('link', { name: STAGE_TITLES.looks }).first().waitFor();
  await take('my-bookings');
}
