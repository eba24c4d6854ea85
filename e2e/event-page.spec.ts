import type { Page } from '@playwright/test';
import { expect, test } from './support/foyer-test.ts';
import { tabTo } from './support/keyboard.ts';
import { expectSound } from './support/looks.ts';
import { stage } from './system/stage.ts';

type Card = { readonly eventId: string; readonly title: string };
const PHONE = { width: 390, height: 780 };

async function addressOf(page: Page, title: string): Promise<string> {
  const answer = await page.request.get(`/api/events?q=${encodeURIComponent(title)}`);
  const { events } = (await answer.json()) as { events: Card[] };
  const event = events.find((each) => each.title === title);
  expect(event, title).toBeDefined();
  return `/events/${event?.eventId}`;
}

test('the pictures of an event are seen by keyboard, by button and by swipe', async ({ page }) => {
  await page.goto(await addressOf(page, 'The Tide Clock'));
  const second = page.locator('fy-event-gallery button').nth(1);
  await tabTo(page, second);
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: 'Pictures of The Tide Clock' });
  const place = viewer.getByRole('status');
  await expect(place).toHaveText('2 of 4');
  await page.keyboard.press('ArrowRight');
  await expect(place).toHaveText('3 of 4');
  await viewer.getByRole('button', { name: 'Next picture' }).click();
  await expect(place).toHaveText('4 of 4');
  await viewer.locator('.track').evaluate((track) => track.scrollTo({ left: 0 }));
  await expect(place).toHaveText('1 of 4');
  await expectSound(page, 'pictures');
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(second).toBeFocused();
});

test('an event can be kept in a calendar, shared and found', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const address = await addressOf(page, 'The Tide Clock');
  const policy: string[] = [];
  page.on('console', (message) => policy.push(message.text()));
  await page.goto(address);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Add to calendar' }).click();
  const file = await (await downloading).createReadStream();
  const calendar = (await file.toArray()).join('').replaceAll('\r\n ', '');
  expect(calendar).toContain('\r\nSUMMARY:The Tide Clock\r\n');
  expect(calendar).toContain(`\r\nURL:${stage().url}${address}\r\n`);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText('Address copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${stage().url}${address}`,
  );
  await expect(page.getByRole('link', { name: /OpenStreetMap/ })).toHaveAttribute(
    'href',
    /^https:\/\/www\.openstreetmap\.org\/search\?query=Korn/,
  );
  await page.getByRole('heading', { name: 'Good to know' }).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 2_000);
  await expect(page.getByRole('heading', { name: 'Also in Hamburg' })).toBeVisible();
  await page.getByRole('link', { name: 'drama' }).click();
  await expect(page).toHaveURL(/\/\?tag=drama$/);
  expect(policy.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
});

test('on a phone the button stays in reach', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(await addressOf(page, 'The Tide Clock'));
  const button = page.getByRole('link', { name: 'Choose seats' });
  await expect(button).toBeInViewport();
  await page.getByRole('heading', { name: 'Good to know' }).scrollIntoViewIfNeeded();
  await expect(button).toBeInViewport();
});

test('a free event is signed up for where it is read about, and counts its free places', async ({
  page,
}) => {
  await page.goto(await addressOf(page, 'Type for Small Screens'));
  await expect(page.getByRole('button', { name: 'Sign up' })).toBeVisible();
  await expect(page.getByText(/Only [4-6] left/)).toBeVisible();
  await expectSound(page, 'event with few places left');
});

test('an event says what has become of it', async ({ page }) => {
  const { off, over, soon } = stage().events;
  await page.goto(`/events/${off}`);
  await expect(page.getByText('This event does not take place.')).toBeVisible();
  await expectSound(page, 'cancelled event');
  await page.goto(`/events/${over}`);
  await expect(page.getByText('This event is over.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Add to calendar' })).toBeHidden();
  await expectSound(page, 'event that is over');
  await page.goto(`/events/${soon}`);
  await expect(page.getByText(/^Sales open /)).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^(1 h \d+ min|\d+:\d\d)$/);
  await expectSound(page, 'event whose sales open today');
});
