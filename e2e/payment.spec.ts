import { agree, expectTickets, fillContact, payWith, takeBest } from './support/checkout.ts';
import { expect, test } from './support/foyer-test.ts';
import { CARDS, newGuest } from './support/guests.ts';
import { mailTo } from './support/mailbox.ts';
import { stage } from './system/stage.ts';

const REFUSALS = [
  { card: CARDS.declined, words: 'Your card was declined.' },
  { card: CARDS.empty, words: 'There is not enough money on this card.' },
] as const;

for (const { card, words } of REFUSALS) {
  test(`“${words}” The seats stay, and another card pays for them`, async ({ page }) => {
    await takeBest(page, stage().events.payments);
    await fillContact(page, newGuest('Paula Pleite'));
    await payWith(page, card);
    const refusal = page.getByRole('alert');
    await expect(refusal).toContainText(words);
    await expect(refusal).toContainText('Nothing was charged, and your seats are still held.');
    await payWith(page, CARDS.good);
    await expectTickets(page, 2);
  });
}

test('a payment that the bank asks about goes through when it is approved', async ({ page }) => {
  await takeBest(page, stage().events.payments);
  await fillContact(page, newGuest('Anton Ja'));
  await payWith(page, CARDS.asks);
  await page.getByRole('button', { name: 'Approve' }).click();
  await expectTickets(page, 2);
});

test('a payment that is rejected at the bank leaves the seats held', async ({ page }) => {
  await takeBest(page, stage().events.payments);
  await fillContact(page, newGuest('Nora Nein'));
  await payWith(page, CARDS.asks);
  await page.getByRole('button', { name: 'Reject' }).click();
  await expect(page.getByText('The payment did not go through')).toBeVisible();
  await page.getByRole('link', { name: 'Go on to pay' }).click();
  await fillContact(page, newGuest('Nora Doch'));
  await payWith(page, CARDS.good);
  await expectTickets(page, 2);
});

test('a payment that takes its time is waited for, then the tickets come', async ({
  page,
  request,
}) => {
  const guest = newGuest('Gerda Geduld');
  await takeBest(page, stage().events.payments);
  await fillContact(page, guest);
  await payWith(page, CARDS.delayed);
  await expect(page.getByText('Your payment is on its way')).toBeVisible();
  await expectTickets(page, 2);
  expect((await mailTo(request, guest.email)).attachments.length).toBeGreaterThan(0);
});

test('free places that are chosen on the map need no payment', async ({ page, request }) => {
  const guest = newGuest('Frieda Frei');
  await page.goto('/?free=1');
  await page.getByRole('link', { name: 'Type for Small Screens' }).click();
  await expect(page.getByRole('button', { name: 'Sign up' })).toBeVisible();
  await page.goto(`${new URL(page.url()).pathname}/seats`);
  await page.getByRole('button', { name: 'Take 2 places' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await fillContact(page, guest);
  await expect(page.getByLabel('Card number')).toBeHidden();
  await agree(page);
  await page.getByRole('button', { name: 'Book for free' }).click();
  await expectTickets(page, 2);
  expect((await mailTo(request, guest.email)).subject).toContain('Type for Small Screens');
});
