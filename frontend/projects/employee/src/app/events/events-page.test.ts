import { describe, expect, it } from '@jest/globals';
import type { employee } from '@foyer/shared/contract';
import { openPage } from '../../testing/open-page.ts';
import { OWN_EVENT } from '../../testing/own-event.ts';

const EVENT: employee.WorkedEventView = { ...OWN_EVENT, sold: 1, revenue: 4_900 };

/** The list's address asks in the order of the query's names. */
const asked = (change: Record<string, string> = {}) => {
  const query = { when: 'coming', sort: 'startsAt', order: 'up', page: '0', ...change };
  return `/events?${new URLSearchParams({ ...query, size: '25' }).toString()}`;
};

describe('the list of events', () => {
  it('says of each event when, where, how full and what to do next', async () => {
    const page = await openPage('/events');
    await page.answer('GET', asked(), { events: [EVENT], total: 1 });
    expect(page.text()).toContain('Paper Lions');
    expect(page.text()).toMatch(/10 May 2030, 20:00/);
    expect(page.text()).toContain('Aurelia Theatre, Hamburg');
    expect(page.text()).toContain('1 of 4 · 25%');
    expect(page.text()).toContain('€49');
    const next = page.element.querySelector('a[href$="/setup/publish"]');
    expect(next?.textContent).toContain('Publish');
  });

  it('asks anew by the address when a filter is chosen, and keeps it there', async () => {
    const page = await openPage('/events');
    await page.answer('GET', asked(), { events: [EVENT], total: 1 });
    await page.press('Past');
    await page.answer('GET', asked({ when: 'past' }), { events: [], total: 0 });
    expect(page.router.url).toBe('/events?when=past');
    expect(page.text()).toContain('No event fits');
  });

  it('gives stewards their events and the scanner alone', async () => {
    const page = await openPage('/events', 'steward');
    const published = { ...EVENT, status: 'published', sales: 'open' } as const;
    await page.answer('GET', asked(), { events: [published], total: 1 });
    expect(page.text()).not.toContain('New event');
    expect(page.text()).toContain('Scan tickets of Paper Lions');
    expect(page.element.querySelector('fy-event-menu')).toBeNull();
  });

  it('offers to try again when the list cannot be loaded', async () => {
    const page = await openPage('/events');
    await page.refuse('GET', asked(), 'store-unavailable', 503);
    await page.press('Try again');
    await page.answer('GET', asked(), { events: [], total: 0 });
    expect(page.text()).toContain('No event fits');
  });
});
