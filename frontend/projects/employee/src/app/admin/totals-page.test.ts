import { describe, expect, it } from '@jest/globals';
import { openPage } from '../../testing/open-page.ts';

const TOTALS = {
  ...{ organizers: 2, stewards: 1, ticketsSold: 12 },
  events: { draft: 1, published: 2, cancelled: 0, ended: 3 },
  money: [{ currency: 'EUR', gross: 12_600, refunds: 600, net: 12_000 }],
  days: [
    { day: '2030-04-30', tickets: 0 },
    { day: '2030-05-01', tickets: 12 },
  ],
  busiest: [{ eventId: 'evt_1', title: 'Paper Lions', tickets: 12 }],
};

describe('the totals of the platform', () => {
  it('tell money by what was paid and went back, the last days, and the busiest events', async () => {
    const page = await openPage('/totals', 'admin');
    await page.answer('GET', '/totals', TOTALS);
    for (const words of ['Paid in EUR €126.00', 'Refunds in EUR €6.00', 'Net in EUR €120.00'])
      expect(page.text()).toContain(words);
    expect(page.text()).toContain('1 May12');
    const link = page.element.querySelector('ol a');
    expect(link?.getAttribute('href')).toBe('/events/evt_1/dashboard');
  });
});
