import { describe, expect, it } from '@jest/globals';
import type { employee } from '@foyer/shared/contract';
import type { OpenPage } from '@foyer/ui/testing/open-page.ts';
import { openPage } from '../../testing/open-page.ts';
import { OWN_EVENT } from '../../testing/own-event.ts';

const ADDRESS = '/events/evt_1/bookings/bkg_1';
const AT = '2030-01-02T11:00:00.000Z';

function ticket(
  number: number,
  change: Partial<employee.SoldTicketView> = {},
): employee.SoldTicketView {
  return {
    ...{ ticketId: `tkt_1_${number}`, number, status: 'valid', categoryName: 'Stalls' },
    ...{ label: { section: 'Stalls', row: 'H', seat: String(13 + number) } },
    ...{ attendee: 'Ada Lovelace', paid: 4_900 },
    ...change,
  };
}

const SALE: employee.SaleView = {
  ...{ bookingId: 'bkg_1', eventId: 'evt_1', status: 'confirmed', currency: 'EUR' },
  contact: { name: 'Ada Lovelace', email: 'ada@example.org' },
  totals: { tickets: 9_600, discount: 0, fees: 200, taxes: [], total: 9_800 },
  confirmedAt: AT,
  tickets: [ticket(1), ticket(2), ticket(3, { status: 'used', admittedAt: AT, admittedDoor: 'N' })],
  cancellations: [],
  payments: [
    {
      ...{ attempt: 1, provider: 'sandbox', status: 'captured', outcome: 'allocated' },
      ...{ amount: 9_800, createdAt: AT },
    },
  ],
  ...{ refunds: [], refundable: 9_800 },
};
const REFUND: employee.SoldRefundView = {
  ...{ refundId: 'rfd_1', amount: 2_000, cause: 'by-organizer', status: 'due', createdAt: AT },
  ...{ numbers: [1], reason: 'A pillar.', troubles: 0 },
};

async function openBooking(
  sale: employee.SaleView = SALE,
  mails: readonly employee.MailView[] = [],
): Promise<OpenPage> {
  const page = await openPage(ADDRESS);
  await page.answer('GET', '/events/evt_1', { ...OWN_EVENT, status: 'published' });
  await page.answer('GET', ADDRESS, sale);
  await page.answer('GET', `${ADDRESS}/mails`, { mails });
  return page;
}

/** A dialog over the page. */
const dialog = () => document.querySelector<HTMLElement>('mat-dialog-container')!;
const wordsIn = (element: HTMLElement) => element.textContent.replace(/\s+/g, ' ').trim();

async function type(page: OpenPage, selector: string, text: string): Promise<void> {
  const field = dialog().querySelector<HTMLInputElement>(selector)!;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await page.settle();
}

async function submit(page: OpenPage): Promise<void> {
  dialog().querySelector<HTMLButtonElement>('[type="submit"]')!.click();
  await page.settle();
}

describe('a sold booking', () => {
  it('shows tickets and money', async () => {
    const page = await openBooking();
    expect(page.text()).toMatch(/Stalls, row H, seat 14.*Valid ?€49.00/);
    expect(page.text()).toContain('Used at N,');
    expect(page.text()).toMatch(/Payment.*Paid ?€98.00/);
    expect(page.text()).toMatch(/Left of the payment ?€98.00/);
  });

  it('shows refunds that hang, with what was tried', async () => {
    const tried = (troubles: number) => ({
      ...REFUND,
      refundId: `r${troubles}`,
      troubles,
      triedAt: AT,
    });
    const page = await openBooking({ ...SALE, refunds: [REFUND, tried(2), tried(10)] });
    expect(page.text()).toMatch(/On its way ?−€20.00/);
    expect(page.text()).toMatch(/tried 2 times, last on .*It is tried again by itself\./);
    expect(page.text()).toMatch(
      /tried 10 times, last on .*An administrator can have it tried again/,
    );
    expect(page.text()).toContain('By the organizer: “A pillar.”');
  });

  it('cancels one of two tickets for a part of the money, after saying what that means', async () => {
    const page = await openBooking();
    await page.press('Cancel tickets');
    const boxes = [...dialog().querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
    expect(boxes.map(({ disabled }) => disabled)).toEqual([false, false, true]);
    boxes[1]!.click();
    await page.settle();
    expect(wordsIn(dialog())).toContain('Cancel 1 ticket, give back €49.00');
    await type(page, 'input[inputmode="decimal"]', '20');
    await submit(page);
    expect(wordsIn(dialog())).toContain('Tell the customer why.');
    await type(page, 'textarea', 'A pillar.');
    expect(wordsIn(dialog())).toMatch(
      /Goes back to Ada Lovelace ?€20.00 ?Left of the payment then ?€78.00/,
    );
    await submit(page);
    const after = { ...SALE, refunds: [REFUND], refundable: 7_800 };
    const cancelled = [{ numbers: [2], refund: 2_000, reason: 'A pillar.', at: AT }];
    const tickets = [ticket(1), ticket(2, { status: 'void' })];
    const { request } = await page.answer('POST', `${ADDRESS}/cancellation`, {
      ...{ ...after, tickets, cancellations: cancelled },
    });
    expect(request.body).toEqual({ numbers: [2], refund: 2_000, reason: 'A pillar.' });
    expect(request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
    expect(page.text()).toContain('Cancelled. The customer gets a mail about it.');
    expect(page.text()).toMatch(/Cancelled on .*: “A pillar.”/);
  });

  it('gives money back, but no more than is left', async () => {
    const page = await openBooking();
    await page.press('Give money back');
    await type(page, 'textarea', 'Sorry.');
    await type(page, 'input[inputmode="decimal"]', '98.01');
    await submit(page);
    expect(wordsIn(dialog())).toContain('Enter an amount from €0.01 to €98.00.');
    await type(page, 'input[inputmode="decimal"]', '10');
    expect(wordsIn(dialog())).toMatch(/Left of the payment then ?€88.00/);
    await submit(page);
    await page.refuse('POST', `${ADDRESS}/refunds`, 'refund-too-high', 409);
    expect(wordsIn(dialog())).toContain('So much of the payment is not left to give back.');
  });

  it('shows its mails, and sends again what failed', async () => {
    const ref = { shard: 'dead#01', id: '01J00000000000000000000000' };
    const failed = { state: 'given-up', purpose: 'tickets', about: 'bkg_1', at: AT, tries: 10 };
    const page = await openBooking(SALE, [{ ...failed, ref } as employee.MailView]);
    await page.press('Send again to bkg_1');
    const { request } = await page.answer('POST', '/events/evt_1/mails/again', { count: 1 });
    expect(request.body).toEqual({ refs: [ref] });
    await page.answer('GET', `${ADDRESS}/mails`, { mails: [] });
    expect(page.text()).toContain('No mail is known of this booking.');
  });

  it('offers nothing where nothing is left to do', async () => {
    const page = await openBooking({
      ...{ ...SALE, status: 'cancelled', refundable: 0 },
      tickets: [ticket(1, { status: 'void' })],
    });
    expect(page.element.querySelectorAll('.ways button')).toHaveLength(0);
  });
});
