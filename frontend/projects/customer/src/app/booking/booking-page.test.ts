import { describe, expect, it } from '@jest/globals';
import { openPage, type OpenPage } from '../../testing/open-page.ts';
import { bookingOf, EVENT, ticketOf } from '../../testing/views.ts';

const CONFIRMED = bookingOf(['a1', 'a2'], {
  status: 'confirmed',
  contact: { name: 'Ada', email: 'ada@example.org' },
});

async function opened(change: Partial<typeof CONFIRMED> = {}): Promise<OpenPage> {
  const page = await openPage('/bookings/bkg_1');
  await page.answer('GET', '/bookings/bkg_1', { ...CONFIRMED, ...change });
  return page;
}

const listed = (page: OpenPage, tickets: object[] = [ticketOf(1), ticketOf(2)]) =>
  page.answer('GET', '/bookings/bkg_1/tickets', { tickets });

describe('the page of a booking', () => {
  it('shows its tickets with their codes and has them sent again', async () => {
    const page = await opened();
    await listed(page);
    expect(page.text()).toContain('You are going');
    expect(page.element.querySelectorAll('fy-ticket-qr')).toHaveLength(2);
    await page.press('Send again');
    await page.answer('POST', '/bookings/bkg_1/resend', {});
    expect(page.text()).toContain('on their way to ada@example.org once more');
  });

  it('changes a name where it stands', async () => {
    const page = await opened();
    await listed(page);
    await page.press('Change name');
    await page.type('Name on the ticket', 'Grace Hopper');
    await page.press('Save');
    const { request } = await page.answer('PUT', '/bookings/bkg_1/tickets/1/attendee', {});
    expect(request.body).toEqual({ name: 'Grace Hopper' });
    await listed(page, [{ ...ticketOf(1), attendee: 'Grace Hopper' }, ticketOf(2)]);
    expect(page.text()).toContain('Grace Hopper');
  });

  it('shows of a ticket that was passed on to whom, and no code', async () => {
    const page = await opened();
    const { code: _code, pdfUrl: _pdf, ...gone } = ticketOf(2);
    await listed(page, [
      ticketOf(1),
      { ...gone, passedOnTo: { name: 'Grace', address: 'grace@…' } },
    ]);
    expect(page.text()).toContain('Passed on to Grace · grace@…');
    expect(page.element.querySelectorAll('fy-ticket-qr')).toHaveLength(1);
  });

  it('tells what goes back, and what was given back', async () => {
    const refund = { amount: 4_800, cause: 'tickets-returned' } as const;
    const page = await opened({
      returned: [2],
      refunds: [{ ...refund, numbers: [2], status: 'due', createdAt: EVENT.salesOpenAt }],
    });
    await listed(page, [ticketOf(1), { ...ticketOf(2), status: 'void' }]);
    expect(page.text()).toContain('€48.00 for 1 ticket is on its way back to you.');
    expect(page.text()).toContain('You gave 1 ticket back.');
    expect(page.element.querySelectorAll('fy-ticket-card')).toHaveLength(1);
  });

  it('tells what the organizer cancelled and gave back, and why', async () => {
    const refund = { amount: 2_000, cause: 'by-organizer', createdAt: EVENT.salesOpenAt } as const;
    const page = await opened({
      returned: [2],
      cancellations: [{ numbers: [2], reason: 'A pillar.', at: EVENT.salesOpenAt }],
      refunds: [
        { ...refund, numbers: [2], reason: 'A pillar.', status: 'due' },
        { ...refund, reason: 'Sorry.', status: 'due' },
      ],
    });
    await listed(page, [ticketOf(1), { ...ticketOf(2), status: 'void' }]);
    expect(page.text()).toContain(
      '1 ticket of yours; it is no longer valid. They write: “A pillar.”',
    );
    expect(page.text()).not.toContain('You gave');
    expect(page.text()).toContain('is on its way back to you. The organizer writes: “Sorry.”');
    expect(page.text().match(/pillar/g)).toHaveLength(1);
  });

  it('says that the event is called off before the refund is there', async () => {
    const page = await opened({ event: { ...EVENT, sales: 'cancelled' } });
    expect(page.text()).toContain('The organizer has called the event off.');
  });
});

describe('giving tickets back', () => {
  const ADDRESS = '/bookings/bkg_1/cancellation';
  const TERMS = {
    ...{ allowed: true, numbers: [1, 2], refund: 9_600, feesKept: 200, currency: 'EUR' },
    until: EVENT.startsAt,
    tickets: [1, 2].map((number) => {
      const { label } = ticketOf(number);
      return { number, label, refund: 4_800 };
    }),
  };
  const words = () => document.body.textContent.replace(/\s+/g, ' ');
  const button = (text: string) =>
    [...document.querySelectorAll<HTMLButtonElement>('mat-dialog-actions button')].find((one) =>
      one.textContent.includes(text),
    );

  async function asked(terms: object): Promise<OpenPage> {
    const page = await opened();
    await listed(page);
    await page.press('Give tickets back');
    await until(() => document.querySelector('fy-give-back-dialog') !== null);
    await page.answer('GET', ADDRESS, terms);
    return page;
  }

  it('shows what comes back before it is done, and again where that has changed', async () => {
    const page = await asked(TERMS);
    document.querySelector<HTMLInputElement>('mat-dialog-content input')?.click();
    const quote = { ...TERMS, numbers: [1], refund: 4_800, feesKept: 100 };
    await page.answer('GET', `${ADDRESS}?numbers=1`, quote);
    expect(words()).toContain('Booking fee, which stays with the organizer€1.00');
    button('Give back 1 ticket, get €48.00')?.click();
    await page.refuse('POST', ADDRESS, 'refund-changed', 409);
    await page.answer('GET', ADDRESS, TERMS);
    await page.answer('GET', `${ADDRESS}?numbers=1`, { ...quote, refund: 4_000 });
    button('Give back 1 ticket, get €40.00')?.click();
    const { request } = await page.answer('POST', ADDRESS, CONFIRMED);
    expect(request.body).toEqual({ numbers: [1], refund: 4_000 });
  });

  it('says that it is not offered', async () => {
    const { until: _until, ...terms } = TERMS;
    await asked({ ...terms, allowed: false, reason: 'cancellation-closed' });
    expect(words()).toContain('The organizer takes no tickets back for this event.');
    expect(button('Give back')).toBeUndefined();
  });
});

/** Waits until something is there that is loaded by itself. */
async function until(there: () => boolean): Promise<void> {
  while (!there()) await new Promise((resolve) => setTimeout(resolve));
}

describe('the page of a ticket that was passed on', () => {
  const HELD = { ...ticketOf(1), event: EVENT };

  it('shows it to its holder', async () => {
    const page = await openPage('/tickets/tkt_1_1?link=the-key-of-the-mailed-link');
    await page.answer('GET', '/tickets/tkt_1_1?link=the-key-of-the-mailed-link', HELD);
    expect(page.text()).toContain('You are going');
    expect(page.element.querySelector('fy-ticket-qr')).not.toBeNull();
  });

  it('says when its link is over', async () => {
    const page = await openPage('/tickets/tkt_1_1?link=the-key-of-the-mailed-link');
    const address = '/tickets/tkt_1_1?link=the-key-of-the-mailed-link';
    await page.refuse('GET', address, 'link-invalid', 403);
    expect(page.text()).toContain('This ticket cannot be shown');
  });
});
