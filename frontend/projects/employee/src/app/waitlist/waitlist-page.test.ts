import { describe, expect, it } from '@jest/globals';
import type { OpenPage } from '@foyer/ui/testing/open-page.ts';
import { openPage } from '../../testing/open-page.ts';
import { OWN_EVENT } from '../../testing/own-event.ts';

const PARTY = {
  entryId: 'wte_1',
  eventId: 'evt_1',
  status: 'waiting',
  quantity: 2,
  categoryIds: ['cat_1'],
  together: 'always',
  joinedAt: '2030-01-01T00:00:00.000Z',
  contact: { name: 'Ada Lovelace', email: 'ada@example.org' },
};
const EVENT = { ...OWN_EVENT, status: 'published', waitlist: 'open' };

async function openWaitlist(entries: readonly object[], event: object = EVENT): Promise<OpenPage> {
  const page = await openPage('/events/evt_1/waitlist');
  await page.answer('GET', '/events/evt_1', event);
  await page.answer('GET', '/events/evt_1/waitlist', { entries });
  return page;
}

describe('the waitlist of an event', () => {
  it('shows who waits and offers places to one party by hand', async () => {
    const page = await openWaitlist([PARTY]);
    expect(page.text()).toContain('1 party waits');
    expect(page.text()).toContain('2, side by side');
    await page.press('Offer places to Ada Lovelace');
    const offer = { bookingId: 'bkg_1', until: '2030-01-02T11:00:00.000Z' };
    const offered = { ...PARTY, status: 'offered', offer };
    await page.answer('POST', '/events/evt_1/waitlist/wte_1/offer', offered);
    expect(page.text()).toMatch(/Offered until Wed,? 2 Jan 2030/);
    expect(page.text()).not.toContain('Take off');
  });

  it('says so when nothing suits the party', async () => {
    const page = await openWaitlist([PARTY]);
    await page.press('Offer places to Ada Lovelace');
    await page.refuse('POST', '/events/evt_1/waitlist/wte_1/offer', 'nothing-fits', 409);
    expect(page.text()).toContain('No places that suit this party are free');
  });

  it('is paused and goes on', async () => {
    const page = await openWaitlist([]);
    expect(page.text()).toContain('Nobody waits');
    await page.press('Pause');
    const { request } = await page.answer('PATCH', '/events/evt_1', {
      ...EVENT,
      waitlist: 'paused',
    });
    expect(request.body).toMatchObject({ waitlist: 'paused' });
    expect(page.text()).toContain('The waitlist is paused');
    expect(page.button('Resume')).toBeTruthy();
  });
});
