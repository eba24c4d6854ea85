import { describe, expect, it } from '@jest/globals';
import type { employee } from '@foyer/shared/contract';
import { openPage } from '../../testing/open-page.ts';

const changed: employee.AuditEntryView = {
  entryId: '2026-05-02T10:00:00.000Z#b',
  at: '2026-05-02T10:00:00.000Z',
  actor: { employeeId: 'usr_2', name: 'Ole', role: 'organizer', address: '198.51.100.7' },
  action: 'event.changed',
  subject: 'evt_1',
  subjectName: 'The Tide Clock',
  changes: [{ field: 'venue.city', before: 'Bremen', after: 'Hamburg' }],
};
const signedIn: employee.AuditEntryView = {
  ...changed,
  ...{ entryId: '2026-05-01T10:00:00.000Z#a', at: '2026-05-01T10:00:00.000Z' },
  ...{ action: 'account.signed-in', subject: 'usr_2', subjectName: 'Ole', changes: [] },
};

describe('the audit log', () => {
  it('tells by day who did what from where, and what it changed', async () => {
    const page = await openPage('/audit', 'admin');
    await page.answer('GET', '/audit?size=50', { entries: [changed, signedIn] });
    expect(page.text()).toMatch(/Saturday,? 2 May 2026/);
    expect(page.text()).toContain('changed the event The Tide Clock');
    expect(page.text()).toContain('Organizer from 198.51.100.7');
    expect(page.text()).toMatch(/Venue, city ?Before: Bremen.*After: Hamburg/);
    expect(page.text()).toContain('signed in Organizer from');
    expect(page.element.querySelector('a[href="/events/evt_1/setup"]')).not.toBeNull();
    expect(page.text()).toContain('That is all.');
  });

  it('fetches older entries and keeps those that are shown', async () => {
    const page = await openPage('/audit', 'admin');
    await page.answer('GET', '/audit?size=50', { entries: [changed], nextCursor: '2026-05-02' });
    await page.press('Load older entries');
    await page.answer('GET', '/audit?size=50&cursor=2026-05-02', { entries: [signedIn] });
    expect(page.text()).toContain('changed the event');
    expect(page.text()).toContain('signed in');
    expect(page.text()).toContain('That is all.');
  });

  it('says that there may be more where a search has not looked everywhere yet', async () => {
    const page = await openPage('/audit?action=event.deleted', 'admin');
    const asked = '/audit?action=event.deleted&size=50';
    await page.answer('GET', asked, { entries: [], nextCursor: '2026-03-01' });
    expect(page.text()).toContain('Nothing so far. There may be older entries.');
    expect(page.button('Load older entries').disabled).toBe(false);
  });

  it('narrows to one employee and back', async () => {
    const page = await openPage('/audit', 'admin');
    await page.answer('GET', '/audit?size=50', { entries: [changed] });
    await page.press('Ole: show only what they did');
    expect(page.router.url).toBe('/audit?actor=usr_2');
    await page.answer('GET', '/audit?actor=usr_2&size=50', { entries: [changed] });
    await page.press('Stop showing only what was done by Ole');
    expect(page.router.url).toBe('/audit');
  });
});

describe('the totals', () => {
  it('show figures, money in its currency, and lead to what is counted', async () => {
    const page = await openPage('/totals', 'admin');
    await page.answer('GET', '/totals', {
      ...{ organizers: 12, stewards: 3, ticketsSold: 1284 },
      events: { draft: 1, published: 4, cancelled: 0, ended: 2 },
      money: [{ currency: 'EUR', gross: 5_392_800, refunds: 92_800, net: 5_300_000 }],
      days: [{ day: '2026-03-01', tickets: 14 }],
      busiest: [{ eventId: 'evt_1', title: 'The Tide Clock', tickets: 1 }],
    });
    expect(page.text()).toContain('Tickets sold 1,284');
    expect(page.text()).toContain('Paid in EUR €53,928.00');
    expect(page.text()).toContain('Net in EUR €53,000.00');
    expect(page.text()).toContain('The Tide Clock1 ticket');
    const leads = [...page.element.querySelectorAll('dd a')].map((one) => one.getAttribute('href'));
    expect(leads).toContain('/people?role=steward');
    expect(leads).toContain('/events?status=published&when=coming');
  });
});
