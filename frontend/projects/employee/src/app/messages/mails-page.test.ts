import { describe, expect, it } from '@jest/globals';
import type { OpenPage } from '@foyer/ui/testing/open-page.ts';
import { openPage } from '../../testing/open-page.ts';
import { OWN_EVENT } from '../../testing/own-event.ts';

const ADA = { name: 'Ada Lovelace', email: 'ada@example.org' };
const SENT = {
  ...{ state: 'sent', purpose: 'tickets', about: 'bkg_1', to: ADA },
  ...{ at: '2030-01-01T10:00:00.000Z', tries: 0 },
};
const FAILED = {
  ...{ state: 'given-up', purpose: 'refund', about: 'bkg_2', to: { ...ADA, name: 'Grace Hopper' } },
  ...{ at: '2030-01-01T10:00:00.000Z', tries: 10, reason: '550 No such user' },
  ref: { shard: 'dead#01', id: '01HX0000000000000000000000' },
};

async function openMails(failed: object[], sent: object[], more = {}): Promise<OpenPage> {
  const page = await openPage('/events/evt_1/mails');
  await page.answer('GET', '/events/evt_1', { ...OWN_EVENT, status: 'published', ...more });
  await page.answer('GET', '/events/evt_1/mails', { failed, sent });
  return page;
}

describe('the mails of an event', () => {
  it('shows first what did not go out, with the reason, and sends one again', async () => {
    const page = await openMails([FAILED], [SENT]);
    expect(page.text()).toContain('Given up after 10 tries');
    expect(page.text()).toContain('The mail server answered: 550 No such user');
    await page.press('Send again to Grace Hopper');
    const { request } = await page.answer('POST', '/events/evt_1/mails/again', { count: 1 });
    expect(request.body).toEqual({ refs: [FAILED.ref] });
    await page.answer('GET', '/events/evt_1/mails', { failed: [], sent: [SENT] });
    expect(page.text()).toContain('The mail to Grace Hopper goes out again now');
    expect(page.text()).not.toContain('Did not go out');
  });

  it('sends all again', async () => {
    const page = await openMails([FAILED], []);
    await page.press('Send all again');
    const { request } = await page.answer('POST', '/events/evt_1/mails/again', { count: 1 });
    expect(request.body).toEqual({});
  });

  it('says so where nothing has been mailed', async () => {
    const page = await openMails([], []);
    expect(page.text()).toContain('No mails yet');
  });

  it('shows how far the cancellation is', async () => {
    const page = await openMails([], [SENT], { status: 'cancelled' });
    await page.answer('GET', '/events/evt_1/cancellation', {
      bookings: { done: 1_200, total: 5_000 },
      refunds: { done: 900, total: 4_800 },
      mails: { done: 880, total: 5_000, failed: 2 },
      over: true,
    });
    expect(page.text()).toContain('Bookings cancelled: 1,200 of 5,000');
    expect(page.text()).toContain('Refunds paid: 900 of 4,800');
    expect(page.text()).toContain('Mails sent: 880 of 5,000');
    expect(page.text()).toContain('2 have failed so far');
  });
});
