import type { Page } from '@playwright/test';
import { DEMO_ADMIN, DEMO_ORGANIZERS } from '@foyer/local/demo-accounts';
import { canvasOf } from './support/designer.ts';
import { makeDraft, signInAtPortal } from './support/portal.ts';
import { stage } from './system/stage.ts';

/** Takes a picture of what is on the screen. */
export type Take = (name: string) => Promise<void>;

/** The steps of the set-up by address, with their headings. */
const STEPS = {
  basics: 'Basics',
  venue: 'Venue',
  dates: 'Dates and sales',
  room: 'Room',
  prices: 'Prices',
  pictures: 'Pictures',
  'promo-codes': 'Promo codes',
  stewards: 'Stewards',
  rules: 'Rules',
  publish: 'Publish',
};

/** Goes through every page of the portal, as an organizer and as an admin. */
export async function tourPortal(page: Page, take: Take): Promise<void> {
  await seeAccess(page, take);
  await signInAtPortal(page, DEMO_ORGANIZERS.aurelia.email);
  await page.getByRole('heading', { name: 'My events' }).waitFor();
  await seeEvents(page, take);
  await seeSetup(page, take);
  await seeDesigner(page, take);
  await open(page, 'account', 'Your account');
  await take('portal-account');
  await page.context().clearCookies();
  await signInAtPortal(page, DEMO_ADMIN.email);
  await page.getByRole('heading', { name: 'All events' }).waitFor();
  await seeAdministration(page, take);
}

async function open(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(`/admin/${path}`);
  await page.getByRole('heading', { name: heading, exact: true }).first().waitFor();
}

async function seeAccess(page: Page, take: Take): Promise<void> {
  await open(page, 'first-password', 'Set your password');
  await take('portal-first-password');
  await open(page, 'forgot-password', 'Forgotten password');
  await take('portal-forgotten-password');
}

async function seeEvents(page: Page, take: Take): Promise<void> {
  await open(page, 'events', 'My events');
  await page.getByRole('link', { name: /^Scan/ }).first().waitFor();
  await take('portal-events');
  await open(page, 'events/new', 'New event');
  await take('portal-new-event');
}

async function seeSetup(page: Page, take: Take): Promise<void> {
  for (const [step, heading] of Object.entries(STEPS)) {
    await open(page, `events/${stage().events.looks}/setup/${step}`, heading);
    await take(`portal-setup-${step}`);
  }
  await page.goto(`/admin/events/${stage().events.looks}/preview`);
  await page.getByRole('heading').first().waitFor();
  await take('portal-preview');
  await open(page, `events/${stage().events.looks}/dashboard`, 'Dashboard');
  await page.locator('fy-time-chart').first().waitFor();
  await take('portal-dashboard');
  await open(page, `events/${stage().events.looks}/bookings`, 'Bookings');
  await take('portal-bookings');
  await open(page, `events/${stage().events.looks}/box-office`, 'Box office');
  await take('portal-box-office');
  await open(page, `events/${stage().events.queue}/waitlist`, 'Waitlist');
  await take('portal-waitlist');
  await open(page, `events/${stage().events.looks}/doors`, 'Doors');
  await page.getByRole('heading', { name: 'Last scans' }).waitFor();
  await take('portal-doors');
  await open(page, `events/${stage().events.off}/mails`, 'Mails');
  await take('portal-mails');
  await open(page, `events/${stage().events.looks}/messages`, 'Messages');
  await take('portal-messages');
}

async function seeDesigner(page: Page, take: Take): Promise<void> {
  await page.goto('/admin/events');
  await makeDraft(page, 'A Room to Draw');
  await page.goto(page.url().replace(/\/setup\/.*/, '/room'));
  await page.getByRole('button', { name: 'Use this template' }).waitFor();
  await take('portal-room-begin');
  await page.goto(`/admin/events/${stage().events.looks}/room`);
  await canvasOf(page).focus();
  await take('portal-room');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Enter');
  await take('portal-room-section');
  await open(page, 'plans', 'Seating plans');
  await take('portal-plans');
}

async function seeAdministration(page: Page, take: Take): Promise<void> {
  await open(page, 'people', 'People');
  await page.getByText('steward@foyer.example').waitFor();
  await take('portal-people');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('dialog').waitFor();
  await take('portal-invite');
  await open(page, 'audit', 'Audit log');
  await page.locator('fy-audit-line').first().waitFor();
  await take('portal-audit');
  await open(page, 'totals', 'Totals');
  await take('portal-totals');
}
