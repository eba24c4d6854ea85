import { describe, expect, it } from '@jest/globals';
import { openPage, type OpenPage } from '../../testing/open-page.ts';
import { bookingOf, EVENT } from '../../testing/views.ts';

const FREE = {
  ...EVENT,
  ...{ signUp: true, waitlist: 'open', priceFrom: 0, priceTo: 0 },
  categories: [{ ...EVENT.categories[0], name: 'Hall', price: 0 }],
  sections: [{ sectionId: 'sec_hall', name: 'Hall', kind: 'standing', capacity: 4 }],
  selfCancel: { hoursBefore: 0, keepsFees: false },
};
const ASKED = '/events/evt_1/registrations';
const BOOKED = {
  status: 'confirmed',
  booking: bookingOf(['a1', 'a2'], { status: 'confirmed', contact: adaContact() }),
  link: 'https://foyer.test/bookings/bkg_1?link=key-of-the-booking',
};
const WAITING = {
  status: 'waiting',
  entry: {
    ...{ entryId: 'wte_1', eventId: 'evt_1', status: 'waiting', quantity: 1, ahead: 11 },
    ...{ categoryIds: ['cat_1'], together: 'preferred', joinedAt: '2030-01-01T00:00:00.000Z' },
  },
  link: 'https://foyer.test/events/evt_1/waitlist/wte_1?link=key-of-the-entry',
};

function adaContact() {
  return { name: 'Ada Lovelace', email: 'ada@example.org' };
}

async function openSignUp(event: object = FREE): Promise<OpenPage> {
  const page = await openPage('/events/evt_1/sign-up');
  await page.answer('GET', '/events/evt_1', event);
  return page;
}

async function fill(page: OpenPage): Promise<void> {
  await page.type('Name', 'Ada Lovelace');
  await page.type('E-mail address', 'ada@example.org');
}

const heading = ({ element }: OpenPage) => element.querySelector('h2')?.textContent;
const way = ({ element }: OpenPage) => element.querySelector('a.fy-big')?.getAttribute('href');

describe('signing up', () => {
  it('asks for a name, an address and how many come, and leads to the tickets', async () => {
    const page = await openSignUp();
    await fill(page);
    const menu = page.element.querySelector<HTMLSelectElement>('select')!;
    menu.value = '2';
    menu.dispatchEvent(new Event('input'));
    await page.press('Sign up');
    const { request } = await page.answer('POST', ASKED, BOOKED);
    expect(request.body).toEqual({ quantity: 2, contact: adaContact() });
    expect(heading(page)).toBe('You are going');
    expect(page.text()).toContain('Your 2 tickets are on the way to ada@example.org.');
    expect(page.text()).toContain('If you cannot come after all');
    expect(way(page)).toBe(BOOKED.link);
  });

  it('tells the place in line where nothing is left', async () => {
    const page = await openSignUp({ ...FREE, sold: 4 });
    await fill(page);
    await page.press('Join the waitlist');
    await page.answer('POST', ASKED, WAITING);
    expect(heading(page)).toBe('You are number 12 in line');
    expect(way(page)).toBe(WAITING.link);
  });

  it('is sent under the same key until something of it changes', async () => {
    const page = await openSignUp();
    await fill(page);
    const keys: (string | null)[] = [];
    const tryOnce = async () => {
      await page.press('Sign up');
      const { request } = await page.refuse('POST', ASKED, 'busy', 503);
      keys.push(request.headers.get('Idempotency-Key'));
    };
    await tryOnce();
    await tryOnce();
    await page.type('Name', 'Bob');
    await tryOnce();
    expect(page.text()).toContain('Many people are here right now.');
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('says at the fields what is missing', async () => {
    const page = await openSignUp();
    await page.press('Sign up');
    expect(page.text()).toContain('Enter your name.');
  });

  it('begins anew for somebody else', async () => {
    const page = await openSignUp();
    await fill(page);
    await page.press('Sign up');
    await page.answer('POST', ASKED, BOOKED);
    await page.press('Sign up somebody else');
    expect(page.element.querySelector('input')?.value).toBe('');
    expect(page.text()).not.toContain('Enter your name.');
  });

  it('says so where nobody can', async () => {
    const closed = await openSignUp({ ...FREE, sales: 'closed' });
    expect(closed.text()).toContain('Sales have closed');
  });

  it('leads to the event where there is something to choose', async () => {
    const page = await openSignUp(EVENT);
    expect(way(page)).toBe('/events/evt_1');
  });
});
