import { devices, type APIRequestContext, type Page } from '@playwright/test';
import { codesOn, expectTickets, fillContact, goToCheckout, payWith } from './support/checkout.ts';
import { openDoor, scan } from './support/doors.ts';
import { expect, test } from './support/foyer-test.ts';
import { CARDS, newGuest, type Guest } from './support/guests.ts';
import { expectFocus, tabTo, typeInto } from './support/keyboard.ts';
import { attachmentOf, mailTo } from './support/mailbox.ts';
import { seatsOf } from './support/room.ts';
import { searchField, searchFor } from './support/search.ts';
import { clickSeat, openMap, touchSeat } from './support/seat-map.ts';
import { readTickets } from './support/ticket-pdf.ts';
import { stage, STAGE_TITLES, type StageEventName } from './system/stage.ts';

type Sold = { readonly event: StageEventName; readonly guest: Guest; readonly codes: string[] };

/** The mail came with tickets and calendar entry; the codes in the printed pictures are those of the page. */
async function expectMail(request: APIRequestContext, { event, guest, codes }: Sold) {
  const mail = await mailTo(request, guest.email);
  expect(mail.subject).toContain(STAGE_TITLES[event]);
  const calendar = await attachmentOf(mail, 'text/calendar');
  expect(calendar.toString()).toContain(`SUMMARY:${STAGE_TITLES[event]}`);
  const tickets = await readTickets(await attachmentOf(mail, 'application/pdf'));
  expect(tickets.map(({ code }) => code)).toEqual(codes);
  for (const { words } of tickets) expect(words).toContain(guest.name);
  return tickets.map(({ code }) => code ?? '');
}

/** Each ticket lets one person in, once. */
async function expectAdmittedOnce(page: Page, event: StageEventName, codes: readonly string[]) {
  await openDoor(page, STAGE_TITLES[event]);
  for (const code of codes) {
    await scan(page, code, 'Admitted');
    await scan(page, code, 'Already used');
  }
  await scan(page, `${codes[0]?.slice(0, -4) ?? ''}AAAA`, 'Not a ticket');
}

/** The search has left only what fits; a tap before that would meet a list that moves. */
async function expectFound(page: Page): Promise<void> {
  await expect(page.getByRole('article')).toHaveCount(1);
}

test('sells two seats to somebody with a mouse, who is admitted once', async ({
  page,
  request,
}) => {
  const guest = newGuest('Wanda Grünwald');
  await page.goto('/');
  await searchFor(page, 'evening mouse');
  await expectFound(page);
  await page.getByRole('link', { name: STAGE_TITLES.mouse }).click();
  await page.getByRole('link', { name: 'Choose seats' }).click();
  await openMap(page);
  const place = { section: 'Stalls', row: 'F', seats: ['12', '13'] };
  const seats = await seatsOf(request, stage().events.mouse, place);
  for (const [taken, seat] of seats.entries()) {
    await clickSeat(page, seat);
    await expect(page.locator('fy-basket-panel li')).toHaveCount(taken + 1);
  }
  await expect(page.locator('fy-basket-panel li').first()).toContainText('Stalls, row F, seat 12');
  await goToCheckout(page);
  await fillContact(page, guest);
  await payWith(page, CARDS.good);
  await expectTickets(page, 2);
  const codes = await codesOn(page);
  const read = await expectMail(request, { event: 'mouse', guest, codes });
  await expectAdmittedOnce(page, 'mouse', read);
});

test('sells two seats to somebody with nothing but a keyboard', async ({ page, request }) => {
  const guest = newGuest('Kurt Tastner');
  const { keyboard } = page;
  await page.goto('/');
  await typeInto(page, searchField(page), 'evening keyboard');
  await keyboard.press('Enter');
  await expectFound(page);
  await tabTo(page, page.getByRole('link', { name: STAGE_TITLES.keyboard }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(STAGE_TITLES.keyboard);
  await tabTo(page, page.getByRole('link', { name: 'Choose seats' }));
  await keyboard.press('Enter');
  await openMap(page);
  await tabTo(page, page.getByRole('application'));
  const spoken = page.locator('fy-seat-map [aria-live=polite]');
  await keyboard.press('ArrowDown');
  await expect(spoken).toHaveText(/^Stalls, row A, seat \d+, €89, free(, suggested for you)?$/);
  await keyboard.press('ArrowDown');
  await expect(spoken).toHaveText(/^Stalls, row B, seat \d+, €89, free(, suggested for you)?$/);
  await keyboard.press('Enter');
  await expect(spoken).toHaveText(/yours$/);
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(page.locator('fy-basket-panel li')).toHaveCount(2);
  await tabTo(page, page.getByRole('button', { name: 'Continue' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Checkout' })).toBeVisible();
  await typeInto(page, page.getByLabel('Name', { exact: true }), guest.name);
  await typeInto(page, page.getByLabel('E-mail address'), guest.email);
  await typeInto(page, page.getByLabel('Card number'), CARDS.good);
  await typeInto(page, page.getByLabel('Expires (MM/YY)'), '1234');
  await typeInto(page, page.getByLabel('Security code'), '123');
  await tabTo(page, page.getByRole('checkbox', { name: 'I agree to the terms' }));
  await keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: /^Pay / }));
  await keyboard.press('Enter');
  await expectTickets(page, 2);
  await expectFocus(page, '#content');
  const codes = await codesOn(page);
  const read = await expectMail(request, { event: 'keyboard', guest, codes });
  await expectAdmittedOnce(page, 'keyboard', read);
});

test('offers the same seats as a list, to be chosen by keyboard', async ({ page }) => {
  const { keyboard } = page;
  await page.goto(`/events/${stage().events.keyboard}/seats`);
  for (const name of [/^List$/, /^Box left/, /^Row A/]) {
    await tabTo(page, page.getByRole('button', { name }));
    await keyboard.press('Enter');
  }
  await tabTo(page, page.getByRole('button', { name: /^Seat 1\b/ }));
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Seat 3\b.*yours$/ })).toBeFocused();
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  const basket = page.locator('fy-basket-panel li');
  await expect(basket).toHaveCount(2);
  await expect(basket.filter({ hasText: 'Box left, row A, seat 4' })).toHaveCount(1);
});

test.describe('on a phone', () => {
  const { defaultBrowserType: _, ...phone } = devices['Pixel 7'];
  test.use(phone);

  test('sells two seats by touch', async ({ page, request }) => {
    const guest = newGuest('Tine Finger');
    await page.goto('/');
    await searchField(page).tap();
    await searchFor(page, 'evening touch');
    await expectFound(page);
    await page.getByRole('link', { name: STAGE_TITLES.touch }).tap();
    await page.getByRole('link', { name: 'Choose seats' }).tap();
    await openMap(page);
    const place = { section: 'Balcony centre', row: 'C', seats: ['7', '8'] };
    const seats = await seatsOf(request, stage().events.touch, place);
    for (const [taken, seat] of seats.entries()) {
      await touchSeat(page, seat);
      await expect(page.getByText(taken === 0 ? '1 ticket ·' : '2 tickets ·')).toBeVisible();
    }
    await page.getByRole('button', { name: 'Continue' }).tap();
    await expect(page.locator('fy-booking-summary')).toContainText('Balcony centre, row C, seat 8');
    await fillContact(page, guest);
    await page.getByText('Cards to try it with').tap();
    await page.getByRole('button', { name: /goes through$/ }).tap();
    await page.getByRole('checkbox', { name: 'I agree to the terms' }).tap();
    await page.getByRole('button', { name: /^Pay / }).tap();
    await expectTickets(page, 2);
    const codes = await codesOn(page);
    const read = await expectMail(request, { event: 'touch', guest, codes });
    await expectAdmittedOnce(page, 'touch', read);
  });
});
