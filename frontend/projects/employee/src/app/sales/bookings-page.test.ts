import { describe, expect, it } from '@jest/globals';
import type { employee } from '@foyer/shared/contract';
import type { OpenPage } from '@foyer/ui/testing/open-page.ts';
import { openPage } from '../../testing/open-page.ts';
import { OWN_EVENT } from '../../testing/own-event.ts';

const LIST = '/events/evt_1/bookings';
const SOLD: employee.SoldBookingView = {
  ...{ bookingId: 'bkg_1', status: 'confirmed', bought: 2, left: 1, total: 9_800 },
  contact: { name: 'Ada Lovelace', email: 'ada@example.org' },
  places: [{ section: 'Stalls', row: 'H', seat: '14' }],
  ...{ currency: 'EUR', confirmedAt: '2030-01-02T11:00:00.000Z' },
};

async function openBookings(
  reply: { bookings: readonly object[]; nextCursor?: string },
  query = '',
): Promise<OpenPage> {
  const page = await openPage(LIST + query);
  await page.answer('GET', '/events/evt_1', { ...OWN_EVENT, status: 'published' });
  await page.answer('GET', LIST + query, reply);
  return page;
}

describe('the bookings of an event', () => {
  it('lists who bought what for how much, with a way to each', async () => {
    const page = await openBookings({ bookings: [SOLD] });
    expect(page.text()).toMatch(
      /Ada Lovelace ?ada@example.org ?1 of 2 tickets ?Stalls, row H, seat 14 ?€98.00/,
    );
    expect(page.element.querySelector('a[href="/events/evt_1/bookings/bkg_1"]')).not.toBeNull();
  });

  it('loads older ones and keeps those that are shown', async () => {
    const page = await openBookings({ bookings: [SOLD], nextCursor: 'c' }, '?status=refunds-open');
    await page.press('Load older bookings');
    const older = { ...SOLD, bookingId: 'bkg_2', status: 'cancelled' };
    await page.answer('GET', `${LIST}?status=refunds-open&cursor=c`, { bookings: [SOLD, older] });
    expect(page.element.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(page.text()).not.toContain('Load older bookings');
  });

  it('tells nothing found from nothing found so far and from nothing sold', async () => {
    const searched = await openBookings({ bookings: [], nextCursor: 'c' }, '?search=zoe');
    expect(searched.text()).toContain('There may be older bookings.');
    await searched.press('Load older bookings');
    await searched.answer('GET', `${LIST}?search=zoe&cursor=c`, { bookings: [] });
    expect(searched.text()).toContain('No booking fits this search and this state.');
    await searched.press('Show all bookings');
    expect(searched.router.url).toBe(LIST);
    await searched.answer('GET', LIST, { bookings: [] });
    expect(searched.text()).toContain('No bookings yet');
  });

  it('says so when it cannot be reached, and tries again', async () => {
    const page = await openPage(LIST);
    await page.answer('GET', '/events/evt_1', OWN_EVENT);
    await page.breakOff('GET', LIST);
    await page.press('Try again');
    await page.answer('GET', LIST, { bookings: [SOLD] });
    expect(page.text()).toContain('Ada Lovelace');
  });
});
