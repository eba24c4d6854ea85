import { beforeEach, describe, expect, it } from '@jest/globals';
import { openPage, type OpenPage } from '../../testing/open-page.ts';
import { bookingOf, EVENT, PLAN } from '../../testing/views.ts';

async function openList(): Promise<OpenPage> {
  const page = await openPage('/events/evt_1/seats?view=list');
  await page.answer('GET', '/events/evt_1', EVENT);
  await page.answer('GET', '/events/evt_1/seating-plan?version=p1', PLAN);
  return page;
}

describe('choosing seats', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  it('begins with nothing held, and says how to begin', async () => {
    const page = await openList();
    expect(page.text()).toContain('We hold them for you for 10 minutes.');
    expect(page.text()).toContain('Take the best 2');
  });

  it('holds the best seats for the party', async () => {
    const page = await openList();
    await page.press('One more');
    await page.press('Take the best 3');
    const { request } = await page.answer(
      'POST',
      '/events/evt_1/bookings',
      bookingOf(['a1', 'a2', 'a3']),
    );
    expect(request.body).toEqual({ best: { quantity: 3 } });
    expect(page.text()).toContain('3 tickets held for you');
    expect(page.text()).toContain('Stalls, row A, seat 2');
    expect(page.text()).toContain('Total€147.00');
  });

  it('looks in the category that was picked out', async () => {
    const page = await openList();
    await page.press('Stalls, €48');
    await page.press('Take the best 2 in Stalls');
    const { request } = await page.answer(
      'POST',
      '/events/evt_1/bookings',
      bookingOf(['a1', 'a2']),
    );
    expect(request.body).toEqual({ best: { quantity: 2, categoryId: 'cat_1' } });
  });

  it('gives a single ticket back', async () => {
    const page = await openList();
    await page.press('Take the best 2');
    await page.answer('POST', '/events/evt_1/bookings', bookingOf(['a1', 'a2']));
    await page.press('Give back Stalls, row A, seat 1');
    const { request } = await page.answer('PUT', '/bookings/bkg_1/seats', bookingOf(['a2']));
    expect(request.body).toEqual({ seats: ['a2'], instead: 'nearest' });
    expect(page.text()).toContain('1 ticket held for you');
  });

  it('tells which seats are held instead of those that are gone, to be kept or not', async () => {
    const page = await openList();
    await page.press('Take the best 2');
    await page.answer('POST', '/events/evt_1/bookings', bookingOf(['a1', 'a2']));
    await page.press('Give back Stalls, row A, seat 1');
    const substitutes = [{ lost: 'a2', given: 'a4' }];
    await page.answer('PUT', '/bookings/bkg_1/seats', { ...bookingOf(['a4']), substitutes });
    expect(page.text()).toContain(
      'Someone took Stalls, row A, seat 2 a moment ago. Stalls, row A, seat 4 is the nearest at the same price; we hold it for you.',
    );
    await page.press('Choose another one');
    await page.answer('DELETE', '/bookings/bkg_1', {});
    expect(page.element.querySelector('[role=alert]')).toBeNull();
    expect(document.activeElement).toBe(page.element.querySelector('fy-basket-panel'));
  });

  it('goes on to the checkout only with a choice that leaves no single seat', async () => {
    const page = await openPage('/events/evt_1/seats?view=list');
    await page.answer('GET', '/events/evt_1', { ...EVENT, avoidsSingleSeats: true });
    await page.answer('GET', '/events/evt_1/seating-plan?version=p1', PLAN);
    await page.press('Take the best 2');
    const still = bookingOf(['a2'], { stillChoosing: true });
    await page.answer('POST', '/events/evt_1/bookings', still);
    await page.press('Continue');
    const refused = page.refuse('PUT', '/bookings/bkg_1/seats', 'single-seat-left', 409);
    await refused;
    expect(page.router.url).toBe('/events/evt_1/seats?view=list');
  });

  it('keeps what is held while the visitor is on the way to the tickets', async () => {
    const page = await openList();
    await page.press('Take the best 2');
    await page.answer('POST', '/events/evt_1/bookings', bookingOf(['a1', 'a2']));
    await page.router.navigateByUrl('/sign-in');
    await page.router.navigateByUrl('/events/evt_1/seats?view=list');
    await page.answer('GET', '/bookings/bkg_1', bookingOf(['a1', 'a2']));
    await page.answer('GET', '/events/evt_1', EVENT);
    expect(page.text()).toContain('2 tickets held for you');
  });

  it('gives everything back when the visitor goes elsewhere', async () => {
    const page = await openList();
    await page.press('Take the best 2');
    await page.answer('POST', '/events/evt_1/bookings', bookingOf(['a1', 'a2']));
    await page.router.navigateByUrl('/nowhere');
    await page.answer('DELETE', '/bookings/bkg_1', {});
    expect(page.text()).toContain('There is nothing at this address');
  });

  it('says that sales are not open, and offers no seat', async () => {
    const page = await openPage('/events/evt_1/seats?view=list');
    await page.answer('GET', '/events/evt_1', { ...EVENT, sales: 'closed' });
    expect(page.text()).toContain('Sales have closed');
    expect(page.element.querySelector('fy-basket-panel')).toBeNull();
  });
});
