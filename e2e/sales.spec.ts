import { DEMO_ORGANIZERS } from '@foyer/local/demo-accounts';
import { expectTickets, fillContact, payWith, takeBest } from './support/checkout.ts';
import { expect, test } from './support/foyer-test.ts';
import { CARDS, newGuest } from './support/guests.ts';
import { expectSound } from './support/looks.ts';
import { mailsTo } from './support/mailbox.ts';
import { signInAtPortal } from './support/portal.ts';
import { stage } from './system/stage.ts';

const WHY = 'A camera stands on this seat.';

test('an organizer finds a booking and cancels one of two tickets for part of the money; the customer hears of it', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const guest = newGuest('Nora Nische');
  await takeBest(page, stage().events.changes);
  await fillContact(page, guest);
  await payWith(page, CARDS.good);
  await expectTickets(page, 2);

  const office = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await signInAtPortal(office, DEMO_ORGANIZERS.aurelia.email);
  await expect(office.getByRole('heading', { name: 'My events' })).toBeVisible();
  await office.goto(`/admin/events/${stage().events.changes}/bookings`);
  await office.getByLabel('Search the bookings').fill(guest.email);
  await expect(office.getByRole('row')).toHaveCount(2);
  await expectSound(office, 'bookings');
  const download = office.waitForEvent('download');
  await office.getByRole('button', { name: 'Download as CSV' }).click();
  expect((await download).suggestedFilename()).toBe('An Evening of Second Thoughts bookings.csv');

  await office.getByRole('link', { name: guest.name }).click();
  await office.getByRole('button', { name: 'Cancel tickets' }).click();
  const dialog = office.getByRole('dialog');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByLabel('Goes back to the customer').fill('20');
  await dialog.getByLabel('Reason').fill(WHY);
  await expectSound(office, 'cancelling tickets of a booking');
  await dialog.getByRole('button', { name: 'Cancel 1 ticket, give back €20.00' }).click();
  await expect(office.getByText('Cancelled. The customer gets a mail about it.')).toBeVisible();
  await expect(office.getByText(/^Cancelled on /)).toContainText(WHY);
  await office.getByRole('button', { name: 'Give money back' }).click();
  await expectSound(office, 'giving money back');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expectSound(office, 'a sold booking');
  await office.context().close();

  await page.reload();
  await expectTickets(page, 1);
  await expect(page.getByText('The organizer cancelled 1 ticket of yours')).toContainText(WHY);
  await expect
    .poll(async () => (await mailsTo(request, guest.email)).map(({ subject }) => subject), {
      timeout: 90_000,
    })
    .toContainEqual(expect.stringContaining('€20.00 on the way back to you'));
});
