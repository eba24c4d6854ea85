import { DEMO_ADMIN } from '@foyer/local/demo-accounts';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { expectTickets, fillContact, goToCheckout, payWith } from './support/checkout.ts';
import {
  beginEmptyRoom,
  canvasOf,
  draw,
  fillByKeyboard,
  roomFigures,
  saveRoom,
} from './support/designer.ts';
import { expect, test } from './support/foyer-test.ts';
import { CARDS, newGuest, type Guest } from './support/guests.ts';
import { tabTo } from './support/keyboard.ts';
import {
  addCategory,
  addPicture,
  addPromoCode,
  inviteOrganizer,
  makeDraft,
  oneTimePasswordOf,
  openStep,
  publish,
  signInAtPortal,
} from './support/portal.ts';
import { searchFor } from './support/search.ts';
import { openMap } from './support/seat-map.ts';

const PASSWORD = 'glass lamps over the stairs';

type World = {
  /** A page for the admin who invites. */
  readonly admins: Page;
  readonly browser: Browser;
  readonly request: APIRequestContext;
};

/** An admin invites somebody, who comes in with the mailed password and has to replace it first. */
async function joinAsOrganizer(
  { admins, browser, request }: World,
  organizer: Guest,
): Promise<Page> {
  await signInAtPortal(admins, DEMO_ADMIN.email);
  await expect(admins.getByRole('heading', { name: 'All events' })).toBeVisible();
  await inviteOrganizer(admins, organizer);
  const row = admins.getByRole('row', { name: new RegExp(organizer.email) });
  await expect(row).toContainText('Invited');

  const own = await (await browser.newContext()).newPage();
  const oneTimePassword = await oneTimePasswordOf(request, organizer);
  await signInAtPortal(own, organizer.email, oneTimePassword);
  await expect(own.getByRole('heading', { name: 'Set your password' })).toBeVisible();
  await own.goto('/admin/events');
  await expect(own.getByRole('heading', { name: 'Sign in to the portal' })).toBeVisible();
  await signInAtPortal(own, organizer.email, oneTimePassword);
  await own.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await own.getByRole('button', { name: 'Set the password and sign in' }).click();
  await expect(own.getByRole('heading', { name: 'My events' })).toBeVisible();
  return own;
}

/** A draft with all but its room. */
async function fillIn(page: Page, title: string): Promise<void> {
  await makeDraft(page, title);
  await openStep(page, 'Prices');
  await addCategory(page, { name: 'Front', price: '60' });
  await addCategory(page, { name: 'Back', price: '35' });
  await openStep(page, 'Pictures');
  await addPicture(page, 'A hall of mirrors');
  await openStep(page, 'Promo codes');
  await addPromoCode(page, 'EARLY', '25');
  await openStep(page, 'Room');
}

/** Somebody in another browser buys the two best seats with the promo code. */
async function buyWithCode(browser: Browser, title: string): Promise<void> {
  const page = await (await browser.newContext()).newPage();
  await page.goto('/');
  await searchFor(page, title);
  await expect(page).toHaveURL(/[?&]q=/); // before that the list still moves
  await page.getByRole('article').getByRole('link', { name: title }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByRole('img', { name: 'A hall of mirrors' })).toBeVisible();
  await page.getByRole('link', { name: 'Choose seats' }).click();
  await openMap(page);
  await page.getByRole('button', { name: /^Take the best 2/ }).click();
  await goToCheckout(page);
  await expect(page.getByRole('button', { name: 'Pay €120.00' })).toBeVisible();
  await page.getByRole('button', { name: 'Enter a promo code' }).click();
  await page.getByLabel('Promo code').fill('early');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('Promo code EARLY is applied')).toBeVisible();
  await fillContact(page, newGuest('Clara Zeitig'));
  await expect(page.getByRole('button', { name: 'Pay €90.00' })).toBeVisible();
  await payWith(page, CARDS.good);
  await expectTickets(page, 2);
  await page.context().close();
}

test('somebody invited sets an event up, and a customer buys with its promo code', async ({
  page: admins,
  browser,
  request,
}) => {
  const page = await joinAsOrganizer({ admins, browser, request }, newGuest('Olga Oberlicht'));
  await fillIn(page, 'The Mirror Maze');
  await page.getByRole('link', { name: 'Draw the room' }).click();
  await beginEmptyRoom(page);
  const [left, middle, right] = [0.28, 0.5, 0.72];
  const rows = { tool: 'Add rows', category: 'Front' } as const;
  await draw(page, { ...rows, from: { x: 0.2, y: 0.4 }, to: { x: left + 0.06, y: 0.55 } });
  await draw(page, { ...rows, from: { x: 0.42, y: 0.4 }, to: { x: middle + 0.08, y: 0.55 } });
  await draw(page, { ...rows, from: { x: right - 0.06, y: 0.4 }, to: { x: 0.8, y: 0.55 } });
  const floor = { from: { x: 0.3, y: 0.65 }, to: { x: 0.7, y: 0.8 } };
  await draw(page, { tool: 'Add standing area', category: 'Back', ...floor });
  await expect(roomFigures(page)).toContainText('standing');
  await expect(page.getByText('Nothing is wrong')).toBeVisible();
  await saveRoom(page);
  await page.getByRole('link', { name: 'Back' }).click();
  await expect(page.locator('fy-room-step li')).toHaveCount(4);
  await publish(page);
  await buyWithCode(browser, 'The Mirror Maze');
  await page.context().close();
});

test('draws the same room with nothing but a keyboard', async ({
  page: admins,
  browser,
  request,
}) => {
  const page = await joinAsOrganizer({ admins, browser, request }, newGuest('Karl Knopf'));
  await fillIn(page, 'The Keyboard Maze');
  const { keyboard } = page;
  const press = async (name: string) => {
    await tabTo(page, page.getByRole('button', { name, exact: true }));
    await keyboard.press('Enter');
  };
  await tabTo(page, page.getByRole('link', { name: 'Draw the room' }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('radio', { name: /^Theatre/ }));
  await keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: /^Empty room/ })).toBeChecked();
  await press('Begin with an empty room');
  for (const from of ['200', '1100', '2000']) {
    await tabTo(page, canvasOf(page));
    await keyboard.press('b');
    await fillByKeyboard(page, {
      'Into section': 'A new section',
      'Ticket category': 'Front',
      'First seat from the left': from,
      'First seat from the top': '700',
      Seats: '12',
      Rows: '5',
    });
    await press('Place rows');
  }
  await expect(roomFigures(page)).toContainText('180 seats');
  await tabTo(page, canvasOf(page));
  await keyboard.press('s');
  await fillByKeyboard(page, { 'Ticket category': 'Back', 'From the top': '1500', Places: '150' });
  await press('Place standing area');
  await expect(roomFigures(page)).toContainText('150 standing');

  await tabTo(page, canvasOf(page));
  await keyboard.press('Escape'); // back to selecting
  await keyboard.press('Escape'); // and nothing is selected
  await keyboard.press('ArrowDown');
  const said = page.locator('fy-design-canvas [aria-live=polite]');
  await expect(said).toContainText(/row A, seat \d+/);
  await keyboard.press('Enter');
  await expect(said).toContainText('selected');
  await keyboard.press('Delete');
  await expect(roomFigures(page)).toContainText('179 seats');
  await keyboard.press('ControlOrMeta+z');
  await expect(roomFigures(page)).toContainText('180 seats');
  await keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('status').getByText('Saved')).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: 'Back' }));
  await keyboard.press('Enter');
  await expect(page.locator('fy-room-step li')).toHaveCount(4);
  await publish(page);
  await page.context().close();
});
