import { DEMO_PASSWORD, DEMO_STEWARD } from '@foyer/local/demo-accounts';
import type { APIRequestContext, Page } from '@playwright/test';
import { codesOn, expectTickets, fillContact, payWith, takeBest } from './support/checkout.ts';
import { sampleScanId } from '@foyer/shared/testing';
import { expect, test } from './support/foyer-test.ts';
import { CARDS, newGuest, type Guest } from './support/guests.ts';
import { expectSound } from './support/looks.ts';
import { linkIn, mailTo, mailsTo } from './support/mailbox.ts';
import { stage } from './system/stage.ts';

async function buyTwo(page: Page, guest: Guest): Promise<void> {
  await takeBest(page, stage().events.changes);
  await fillContact(page, guest);
  await payWith(page, CARDS.good);
  await expectTickets(page, 2);
}

/** What the door answers to a code. */
async function scan(request: APIRequestContext, code: string): Promise<string> {
  const credentials = { email: DEMO_STEWARD.email, password: DEMO_PASSWORD };
  const session = await request.post('/admin/api/auth/sign-in', { data: credentials });
  const { accessToken } = (await session.json()) as { accessToken: string };
  const answer = await request.post(`/admin/api/events/${stage().events.changes}/scans`, {
    headers: { authorization: `Bearer ${accessToken}` },
    data: { scanId: sampleScanId(), code, door: 'Main door', device: 'test' },
  });
  return ((await answer.json()) as { result: string }).result;
}

test('one of two tickets is given back for what was shown, and the mail says so', async ({
  page,
  request,
}) => {
  const guest = newGuest('Rita Reut');
  await buyTwo(page, guest);
  await page.getByRole('button', { name: 'Give tickets back' }).click();
  const dialog = page.getByRole('dialog', { name: 'Give tickets back' });
  await dialog.getByRole('checkbox').first().check();
  await expect(dialog.getByText('You get back')).toBeVisible();
  const deed = dialog.getByRole('button', { name: /^Give back 1 ticket, get €/ });
  const money = (await deed.innerText()).replace(/.*get /, '');
  await deed.click();
  await expect(page.getByText('You gave 1 ticket back.')).toBeVisible();
  await expect(page.getByText(`${money} for 1 ticket`)).toBeVisible();
  await expectTickets(page, 1);
  await expect
    .poll(async () => (await mailsTo(request, guest.email)).map(({ subject }) => subject), {
      timeout: 90_000,
    })
    .toContainEqual(expect.stringContaining(`${money} on the way back to you`));
});

test('a ticket that is passed on is somebody else’s: the old code is refused, theirs is shown', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const [guest, friend] = [newGuest('Paul Passt'), newGuest('Greta Gern')];
  await buyTwo(page, guest);
  const [code = ''] = await codesOn(page);
  await page
    .getByRole('button', { name: /^Pass on/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Pass this ticket on' });
  await dialog.getByLabel('Their name').fill(friend.name);
  await dialog.getByLabel('Their e-mail address').fill(friend.email);
  await dialog.getByRole('button', { name: 'Pass the ticket on' }).click();
  await expect(page.getByText(`Passed on to ${friend.name}`)).toBeVisible();
  await expectTickets(page, 1);
  expect(await scan(request, code)).toBe('transferred');

  const mail = await mailTo(request, friend.email);
  expect(mail.attachments.map(({ mimeType }) => mimeType)).toContain('application/pdf');
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await elsewhere.newPage();
  await other.goto(linkIn(mail, 'tickets'));
  await expectTickets(other, 1);
  const [theirs = ''] = await codesOn(other);
  await expectSound(other, 'a ticket that was passed on');
  await elsewhere.close();
  expect(await scan(request, theirs)).toBe('admitted');
});

test.describe('with the site’s worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('tickets that were opened are shown without a connection, after a reload too', async ({
    page,
    context,
  }) => {
    await buyTwo(page, newGuest('Olga Offen'));
    await page.evaluate(async () => navigator.serviceWorker.ready);
    await page.reload();
    await expect(page.getByText('Saved on this device.')).toBeVisible();
    await expectSound(page, 'a booking with tickets');
    await page.getByRole('button', { name: 'Give tickets back' }).click();
    await expect(page.getByRole('checkbox').first()).toBeVisible();
    await expectSound(page, 'giving tickets back');
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByText('We cannot be reached right now.')).toBeVisible();
    await expect(page.getByRole('img', { name: /^QR code of ticket/ })).toHaveCount(2);
    await context.setOffline(false);
  });
});
