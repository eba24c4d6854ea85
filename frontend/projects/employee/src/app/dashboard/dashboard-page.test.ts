import { describe, expect, it } from '@jest/globals';
import type { employee } from '@foyer/shared/contract';
import type { OpenPage } from '@foyer/ui/testing/open-page.ts';
import { DASHBOARD } from '../../testing/dashboard.ts';
import { openPage } from '../../testing/open-page.ts';
import { arrivalSeries, salesSeries } from './sales-series.ts';

async function openDashboard(change: Partial<employee.DashboardView> = {}): Promise<OpenPage> {
  const page = await openPage('/events/evt_1/dashboard');
  await page.answer('GET', '/events/evt_1/dashboard', { ...DASHBOARD, ...change });
  return page;
}

describe('the dashboard of an event', () => {
  it('shows what is sold, what it brings and how full it is', async () => {
    const page = await openDashboard({ refunds: 4_900, net: 4_900 });
    for (const words of [
      'Tickets sold2 of 4 50%',
      'Parties waiting 3',
      'Revenue, net€49.00',
      'Refunds -€49.00',
      'Holds that became bookings25%',
      'Not here yet 2',
      '2 of 4 · 50%',
      'Nobody was admitted yet.',
    ])
      expect(page.text()).toContain(words);
    expect(page.element.querySelectorAll('svg polygon.section')).toHaveLength(1);
  });

  it('counts who did not come once the event is over', async () => {
    const over = { at: '2030-05-11T00:00:00.000Z', admitted: 1, inside: 1 };
    const arrivals = [{ minute: '2030-05-10T17:30', admitted: 1 }];
    const page = await openDashboard({ ...over, arrivals });
    expect(page.text()).toContain('No-shows 1');
    expect(page.text()).toContain('MinuteAdmitted19:301');
  });

  it('takes its days from the address and keeps what it shows until others are there', async () => {
    const page = await openPage('/events/evt_1/dashboard?from=2030-04-01&to=nonsense');
    await page.answer('GET', '/events/evt_1/dashboard?from=2030-04-01', DASHBOARD);
    const from = page.element.querySelector<HTMLInputElement>('input[type="date"]');
    if (!from) throw new Error('There is no day to choose.');
    from.value = '2030-04-10';
    from.dispatchEvent(new Event('change'));
    await page.settle();
    expect(page.text()).toContain('Tickets sold2');
    const address = '/events/evt_1/dashboard?from=2030-04-10&to=2030-05-01';
    await page.answer('GET', address, { ...DASHBOARD, sold: 3 });
    expect(page.text()).toContain('Tickets sold3');
    expect(page.router.url).toContain('from=2030-04-10');
  });

  it('has the figures recounted and says what came of it', async () => {
    const page = await openDashboard();
    await page.press('Recount');
    const askedAt = '2030-05-01T10:00:00.000Z';
    await page.answer('POST', '/events/evt_1/dashboard/recount', { askedAt });
    await page.answer('GET', '/events/evt_1/dashboard', { ...DASHBOARD, recount: { askedAt } });
    expect(page.text()).toContain('it waits for a few seconds without a sale');
  });

  it('says what is wrong when it cannot be shown', async () => {
    const page = await openPage('/events/evt_1/dashboard');
    await page.refuse('GET', '/events/evt_1/dashboard', 'event-not-found', 404);
    expect(page.button('Try again')).toBeTruthy();
  });
});

describe('sales over time', () => {
  it('have a point for each day, also for those on which nothing was sold', () => {
    const { labels, rows } = salesSeries(DASHBOARD, 'en-GB');
    expect(labels).toEqual(['29 Apr', '30 Apr', '1 May']);
    expect(rows.map(({ values }) => values)).toEqual([
      [0, 2, 0],
      [0, 9_800, 0],
    ]);
  });

  it('are told by the hour where the range is short', () => {
    const range = { from: '2030-04-30', to: '2030-04-30' };
    const sales = [{ at: '2030-04-30T09', tickets: 1, bookings: 1, gross: 4_900, holds: 1 }];
    const { labels, rows } = salesSeries({ ...DASHBOARD, range, step: 'hour', sales }, 'en-GB');
    expect(labels).toHaveLength(24);
    expect(rows[0]?.values[9]).toBe(1);
  });
});

describe('arrivals', () => {
  it('have a point for each minute between the first and the last', () => {
    const arrivals = [
      { minute: '2030-05-10T17:30', admitted: 2 },
      { minute: '2030-05-10T17:33', admitted: 1 },
    ];
    const { labels, rows } = arrivalSeries({ ...DASHBOARD, arrivals }, 'en-GB');
    expect(labels).toEqual(['19:30', '19:31', '19:32', '19:33']);
    expect(rows[0]?.values).toEqual([2, 0, 0, 1]);
  });

  it('are drawn together where they span a long time', () => {
    const arrivals = [
      { minute: '2030-05-10T15:00', admitted: 2 },
      { minute: '2030-05-10T15:04', admitted: 1 },
      { minute: '2030-05-10T22:00', admitted: 1 },
    ];
    const { points, rows } = arrivalSeries({ ...DASHBOARD, arrivals }, 'en-GB');
    expect(points).toBe('From, 5 minutes each');
    expect(rows[0]?.values[0]).toBe(3);
  });
});
