import { describe, expect, it } from '@jest/globals';
import type { employee } from '@foyer/shared/contract';
import { openPage } from '../../testing/open-page.ts';

const at = '2026-11-21T12:00:00.000Z';
const CALM: employee.HealthView = {
  at,
  verdicts: { money: 'good', mails: 'good', jobs: 'good', checks: 'good' },
  troubles: [],
  mails: { waiting: 2, aside: 0 },
  jobs: [{ name: 'reconcile', state: 'good', lastRunAt: at }],
  checks: [{ eventId: 'evt_1', title: 'Tide', checkedAt: at, sold: 4, violations: [], pending: 0 }],
};
const REFUND = {
  kind: 'refund-unpaid' as const,
  ref: { kind: 'refund' as const, bookingId: 'bkg_1', refundId: 'rfd_1' },
  since: '2026-11-21T11:20:00.000Z',
  bookingId: 'bkg_1',
  money: { amount: 8_400, currency: 'EUR' },
  tries: 0,
};

async function health(view = CALM) {
  const page = await openPage('/health', 'admin');
  await page.answer('GET', '/health/platform', view);
  return page;
}

describe('the health page', () => {
  it('says in words that all is well', async () => {
    const page = await health();
    expect(page.text()).toContain('Every payment has its tickets or goes back.');
    const verdicts = [...page.element.querySelectorAll('.verdict')];
    expect(verdicts.every(({ textContent }) => textContent.includes('Good'))).toBe(true);
    expect(page.text()).toContain('2 mails on the way.');
    expect(page.text()).toContain('1 event checked');
    expect(page.text()).toContain('Nothing hangs.');
  });

  it('lists what hangs with amount and age, and tries it again', async () => {
    const verdicts = { ...CALM.verdicts, money: 'bad' as const };
    const page = await health({ ...CALM, verdicts, troubles: [REFUND] });
    expect(page.text()).toContain('Needs you');
    expect(page.text()).toContain('€84.00 · for 40 minutes · bkg_1');
    await page.press('Try again now');
    const { request } = await page.answer('POST', '/health/retries', {});
    expect(request.body).toEqual({ ref: REFUND.ref });
    await page.answer('GET', '/health/platform', CALM);
    expect(page.text()).toContain('It is tried again now.');
    expect(page.text()).toContain('Nothing hangs.');
  });

  it('says so when it has come right in the meantime', async () => {
    const page = await health({ ...CALM, troubles: [REFUND] });
    await page.press('Try again now');
    await page.refuse('POST', '/health/retries', 'trouble-over', 409);
    expect(page.text()).toContain('This has come right in the meantime.');
  });

  it('names what the checks found', async () => {
    const violations = ['Seat a1 is in 2 live tickets.'];
    const checks = CALM.checks.map((check) => ({ ...check, violations }));
    const verdicts = { ...CALM.verdicts, checks: 'bad' as const };
    const page = await health({ ...CALM, checks, verdicts });
    expect(page.text()).toContain('1 event with something that must not be.');
    expect(page.text()).toMatch(/Tide ?Seat a1 is in 2 live tickets./);
  });

  it('offers to try again when it cannot be loaded', async () => {
    const page = await openPage('/health', 'admin');
    await page.refuse('GET', '/health/platform', 'store-unavailable', 503);
    expect(page.text()).toContain('We cannot reach our records right now.');
    await page.press('Try again');
    await page.answer('GET', '/health/platform', CALM);
    expect(page.text()).toContain('Nothing hangs.');
  });
});
