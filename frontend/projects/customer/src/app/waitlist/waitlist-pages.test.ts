import { beforeEach, describe, expect, it } from '@jest/globals';
import { openPage, type OpenPage } from '../../testing/open-page.ts';
import { bookingOf, EVENT } from '../../testing/views.ts';

const WAITED = {
  ...EVENT,
  waitlist: 'open',
  sold: 4,
  categories: [
    { categoryId: 'cat_1', name: 'Stalls', colour: '#b3261e', price: 4_800 },
    { categoryId: 'cat_2', name: 'Circle', colour: '#3d7dca', price: 2_900 },
  ],
};

const ENTRY = {
  entryId: 'wte_1',
  eventId: 'evt_1',
  status: 'waiting',
  quantity: 2,
  categoryIds: ['cat_1'],
  together: 'always',
  joinedAt: '2030-01-01T00:00:00.000Z',
  ahead: 3,
};

const OFFERED = {
  ...ENTRY,
  status: 'offered',
  ahead: undefined,
  offer: { bookingId: 'bkg_1', until: '2030-01-02T00:00:00.000Z', link: 'key-of-the-booking' },
};

const LAPSED = { ...ENTRY, status: 'lapsed', ahead: undefined };

const BOOKING = bookingOf(['a1', 'a2'], { offered: true, renewable: false });

beforeEach(() => sessionStorage.clear());

async function openJoin(event: object = WAITED): Promise<OpenPage> {
  const page = await openPage('/events/evt_1/waitlist');
  await page.answer('GET', '/events/evt_1', event);
  return page;
}

async function openPlace(entry: object, query = ''): Promise<OpenPage> {
  const page = await openPage(`/events/evt_1/waitlist/wte_1${query}`);
  await page.answer('GET', `/events/evt_1/waitlist/wte_1${query.replace(/&decline=ask$/, '')}`, {
    ...entry,
    event: EVENT,
  });
  await page.answer('GET', '/events/evt_1', WAITED);
  return page;
}

describe('joining the waitlist', () => {
  it('asks for party, places and address, and shows the place in line', async () => {
    const page = await openJoin();
    await page.type('Name', 'Ada Lovelace');
    await page.type('E-mail address', 'ada@example.org');
    page.element.querySelector<HTMLInputElement>('input[value="always"]')?.click();
    page.element.querySelector<HTMLInputElement>('fy-category-choice input')?.click();
    await page.settle();
    await page.press('Join the waitlist');
    const { request } = await page.answer('POST', '/events/evt_1/waitlist', ENTRY);
    expect(request.body).toEqual({
      quantity: 2,
      categoryIds: ['cat_2'],
      together: 'always',
      contact: { name: 'Ada Lovelace', email: 'ada@example.org' },
    });
    expect(page.router.url).toBe('/events/evt_1/waitlist/wte_1');
  });

  it('ticks what costs at most so much', async () => {
    const page = await openJoin();
    const menu = page.element.querySelector<HTMLSelectElement>('fy-category-choice select')!;
    expect(menu.value).toBe('4800');
    menu.value = '2900';
    menu.dispatchEvent(new Event('change'));
    await page.settle();
    const boxes = [...page.element.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
    expect(boxes.map(({ checked }) => checked)).toEqual([false, true]);
  });

  it('says at the fields what is missing', async () => {
    const page = await openJoin();
    for (const box of page.element.querySelectorAll<HTMLInputElement>('input[type="checkbox"]'))
      box.click();
    await page.press('Join the waitlist');
    expect(page.text()).toContain('Choose at least one.');
    expect(page.text()).toContain('Enter your name.');
  });

  it('leads to the map where there are places', async () => {
    const page = await openJoin();
    await page.type('Name', 'Ada Lovelace');
    await page.type('E-mail address', 'ada@example.org');
    await page.press('Join the waitlist');
    await page.refuse('POST', '/events/evt_1/waitlist', 'places-free', 409);
    expect(page.text()).toContain('no need to wait');
    expect(page.element.querySelector('a[href="/events/evt_1/seats"]')).not.toBeNull();
  });

  it('says so where nobody can wait', async () => {
    const page = await openJoin({ ...WAITED, waitlist: 'paused' });
    expect(page.text()).toContain('Nobody can join the waitlist');
  });
});

describe('a place in line', () => {
  it('tells how many come first, and is left after a question', async () => {
    const page = await openPlace(ENTRY);
    expect(page.text()).toContain('3 parties are before you');
    expect(page.text()).toContain('2 places, side by side or not at all (Stalls)');
    await page.press('Leave the waitlist');
    await page.press('Leave the waitlist');
    await page.answer('DELETE', '/events/evt_1/waitlist/wte_1', { ...ENTRY, status: 'withdrawn' });
    const left = { ...ENTRY, status: 'withdrawn', ahead: undefined, event: EVENT };
    await page.answer('GET', '/events/evt_1/waitlist/wte_1', left);
    expect(page.text()).toContain('You are not on the waitlist any more');
    expect(page.element.querySelector('a[href="/events/evt_1/waitlist"]')).not.toBeNull();
  });

  it('shows exactly which places are offered and leads to paying for them', async () => {
    const page = await openPlace(OFFERED);
    await page.answer('GET', '/bookings/bkg_1?link=key-of-the-booking', BOOKING);
    expect(page.text()).toContain('Stalls, row A, seat 1');
    expect(page.text()).toContain('Held for you until');
    const take = page.element.querySelector('a.fy-big');
    expect(take?.getAttribute('href')).toBe('/bookings/bkg_1/checkout?link=key-of-the-booking');
  });

  it('asks at once whether the places are still needed for whoever comes by that link', async () => {
    const page = await openPlace(OFFERED, '?link=key-of-the-entry-itself&decline=ask');
    expect(page.text()).toContain('Give these places to the next in line?');
    await page.press('Keep them');
    expect(page.text()).toContain('I do not need them any more');
  });

  it('believes the booking, which knows first how an offer ended', async () => {
    const page = await openPlace(OFFERED);
    const paid = { ...BOOKING, status: 'confirmed' };
    await page.answer('GET', '/bookings/bkg_1?link=key-of-the-booking', paid);
    expect(page.text()).toContain('You have got your places');
  });

  it('offers to join again once an offer has run out', async () => {
    const page = await openPlace({ ...LAPSED, ranOut: 'offer' });
    expect(page.text()).toContain('Your offer has run out');
    expect(page.text()).toContain('Join again');
  });

  it('tells who never had an offer that the waitlist has closed', async () => {
    const page = await openPlace({ ...LAPSED, ranOut: 'line' });
    expect(page.text()).toContain('The waitlist has closed');
    expect(page.text()).not.toContain('Your offer');
  });
});

describe('an offered booking', () => {
  const CHECKOUT = '/bookings/bkg_1/checkout?link=key-of-the-booking';
  const ASKED = '/bookings/bkg_1?link=key-of-the-booking';

  it('is paid for by its link, tells its day, and its seats stay as they are', async () => {
    const heldUntil = new Date(Date.now() + 20 * 3_600_000).toISOString();
    const page = await openPage(CHECKOUT);
    await page.answer('GET', ASKED, { ...BOOKING, heldUntil });
    await page.answer('GET', '/events/evt_1', EVENT);
    await page.answer('GET', '/payment-options', { provider: 'sandbox', flow: 'card-form' });
    expect(page.text()).toContain('Held for you until');
    expect(page.text()).not.toContain('Change seats');
    await page.press('Enter a promo code');
    await page.type('Promo code', 'SPRING');
    await page.press('Apply');
    await page.answer('PUT', '/bookings/bkg_1/promo?link=key-of-the-booking', BOOKING);
  });

  it('stays held when its page is left', async () => {
    const page = await openPage(CHECKOUT);
    await page.answer('GET', ASKED, BOOKING);
    await page.goTo('/terms');
    expect(page.router.url).toBe('/terms');
    await expect(page.answer('DELETE', '/bookings/bkg_1', {})).rejects.toThrow();
  });

  it('leads back to the waitlist once it is over', async () => {
    const page = await openPage(CHECKOUT);
    await page.answer('GET', ASKED, { ...BOOKING, status: 'expired' });
    expect(page.text()).toContain('This offer is over');
    expect(page.element.querySelector('a[href="/events/evt_1/waitlist"]')).not.toBeNull();
  });
});
