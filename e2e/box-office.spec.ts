import { DEMO_ORGANIZERS } from '@foyer/local/demo-accounts';
import { expectTickets } from './support/checkout.ts';
import { expect, test } from './support/foyer-test.ts';
import { newGuest } from './support/guests.ts';
import { expectSound } from './support/looks.ts';
import { bookingLinkIn, mailTo } from './support/mailbox.ts';
import { signInAtPortal } from './support/portal.ts';
import { openMap } from './support/seat-map.ts';
import { stage } from './system/stage.ts';

test('an organizer books a seat for cash, and the mail says what is owed', async ({
  page,
  request,
}) => {
  const guest = newGuest('Karla Kasse');
  await signInAtPortal(page, DEMO_ORGANIZERS.aurelia.email);
  await expect(page.getByRole('heading', { name: 'My events' })).toBeVisible();
  await page.goto(`/admin/events/${stage().events.looks}/box-office`);
  await openMap(page);
  await expectSound(page, 'portal: box office');
  await page.getByRole('button', { name: 'Show as a list' }).click();
  await page.locator('fy-seat-list button.section').last().click();
  await page.locator('fy-seat-list button.row').last().click();
  await page.locator('fy-seat-list-row button').last().click();
  await page.getByLabel('Name', { exact: true }).fill(guest.name);
  await page.getByLabel('E-mail address').fill(guest.email);
  await page.getByRole('button', { name: /^Book 1 ticket for / }).click();
  await expect(page.getByText(`Booked for ${guest.name}`)).toBeVisible();
  await expectSound(page, 'portal: box office, booked');
  const mail = await mailTo(request, guest.email);
  expect(mail.text).toContain('To be paid in cash: ');
  await page.goto(bookingLinkIn(mail));
  await expectTickets(page, 1);
});
