import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampleEvent } from '../../testing/sample-event.ts';
import type { Booking } from '../booking/booking.ts';
import type { Refund } from '../payments/payment.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { cancellationMail } from './cancellation-mail.ts';
import { confirmationMail } from './confirmation-mail.ts';
import { amountText, moneyText, timeText, zoneText } from './formats.ts';
import { html } from './html.ts';
import { inkOn } from './mail-page.ts';
import { refundMail } from './refund-mail.ts';

const PUBLIC_URL = 'https://foyer.example';
const LINK = `${PUBLIC_URL}/bookings/bkg_1?link=abc`;

const event = sampleEvent({
  title: 'Tom & Jerry <live>',
  images: [
    {
      imageId: 'img_tide',
      url: '/media/images/tide',
      alt: 'A lighthouse',
      widths: [400, 800],
      accent: '#124f5c',
    },
  ],
});

const ticket: Ticket = {
  ticketId: 'tkt_1_1',
  bookingId: 'bkg_1',
  number: 1,
  eventId: event.eventId,
  status: 'valid',
  sectionId: 'sec_1',
  seatId: 's1',
  label: { section: 'Stalls', row: 'H', seat: '14' },
  categoryId: 'cat_1',
  categoryName: 'Premium',
  price: 4_200,
  currency: 'EUR',
  attendee: 'Ada',
  generation: 1,
  issuedAt: '2026-11-21T10:00:00.000Z',
};

const booking: Booking = {
  bookingId: 'bkg_1',
  eventId: event.eventId,
  status: 'confirmed',
  planVersion: 'pln_1',
  lines: [],
  revision: 1,
  totals: { tickets: 8_400, fees: 150, taxes: [{ name: 'VAT 7%', amount: 559 }], total: 8_550 },
  currency: 'EUR',
  heldUntil: '2026-11-21T10:10:00.000Z',
  renewed: false,
  paying: true,
  attempts: 1,
  contact: { name: '<b>Ada</b> & Co', email: 'ada@example.org' },
  requestHash: '',
  linkVersion: 1,
  createdAt: '2026-11-21T10:00:00.000Z',
};

const second = { ...ticket, number: 2, label: { section: 'Stalls', row: 'H', seat: '15' } };
const confirmed = { event, booking, tickets: [ticket, second], link: LINK, publicUrl: PUBLIC_URL };

describe('the confirmation mail', () => {
  it('says what is to be paid in cash where the box office booked', () => {
    const sold = { ...booking, boxOffice: { settledBy: 'door' } as const };
    const { text, html } = confirmationMail({ ...confirmed, booking: sold });
    for (const part of [text, html]) expect(part).toContain('To be paid in cash: €85.50');
    expect(confirmationMail(confirmed).text).not.toContain('in cash');
  });

  it('asks for places that cost nothing to be given back by whoever cannot come', () => {
    const totals = { tickets: 0, fees: 0, taxes: [], total: 0 };
    const selfCancel = { hoursBefore: 0, keepsFees: false };
    const free = { ...confirmed, booking: { ...booking, totals } };
    const { text, html } = confirmationMail({ ...free, event: { ...event, selfCancel } });
    expect(text).toContain(`Give your places back: ${LINK}&giveBack=ask`);
    expect(html).toContain('Give your places back</a>');
    expect(confirmationMail(free).text).not.toContain('giveBack');
  });

  const mail = confirmationMail(confirmed);

  it('says what, when, where, which seats and how much, as text and as HTML', () => {
    expect(mail.subject).toBe('Your tickets for Tom & Jerry <live>, Friday, 11 December 2026');
    for (const words of [
      'Friday, 11 December 2026, 20:00 CET (doors 19:00)',
      'Lyric House, Quay 4, Hamburg',
      'Stalls, row H, seat 14',
      'Stalls, row H, seat 15',
      '€42.00',
      'Booking fee',
      '€85.50',
      'bkg_1',
    ]) {
      expect(mail.text).toContain(words);
      expect(mail.html).toContain(words);
    }
    expect(mail.html).toContain('VAT 7% €5.59');
  });

  it('leads to the booking by its signed link and shows the picture by its whole address', () => {
    expect(mail.text).toContain(LINK);
    expect(mail.html).toContain(`href="${LINK}"`);
    expect(mail.html).toContain('src="https://foyer.example/media/images/tide-800.webp"');
    expect(mail.html).toContain('alt="A lighthouse"');
  });

  it('lets nobody write HTML by a name or a title', () => {
    expect(mail.html).toContain('&lt;b&gt;Ada&lt;/b&gt; &amp; Co');
    expect(mail.html).not.toContain('<b>Ada');
    expect(mail.html).not.toContain('<live>');
  });

  it('tells which seats were given instead of which', () => {
    const insteadOf = [{ section: 'Stalls', row: 'C', seat: '1' }];
    const { subject, text } = confirmationMail({ ...confirmed, insteadOf });
    expect(subject).toMatch(/^New seats for/);
    expect(text).toContain('You had chosen Stalls, row C, seat 1');
    expect(text).toContain('Stalls, row H, seat 14; Stalls, row H, seat 15');
  });

  it('tells what a promo code took off', () => {
    const totals = { ...booking.totals, discount: 1_600 };
    const lowered = { ...booking, promoCode: 'SUMMER', totals };
    const { text, html } = confirmationMail({ ...confirmed, booking: lowered });
    for (const body of [text, html])
      expect(body).toContain('The prices are with promo code SUMMER, which took €16.00 off.');
    expect(mail.text).not.toContain('promo code');
  });

  it('calls one ticket one and a gift free', () => {
    const totals = { tickets: 0, fees: 0, taxes: [], total: 0 };
    const free = {
      ...confirmed,
      tickets: [{ ...ticket, price: 0 }],
      booking: { ...booking, totals },
    };
    const { subject, text } = confirmationMail(free);
    expect(subject).toMatch(/^Your ticket for/);
    expect(text).toContain('Total: Free');
    expect(text).not.toContain('Booking fee');
  });
});

describe('the mail about a cancelled event', () => {
  const calledOff = { ...event, status: 'cancelled' as const };

  it('says so, and why where the organizer says why', () => {
    const plain = cancellationMail({ event: calledOff, booking, publicUrl: PUBLIC_URL });
    expect(plain.subject).toBe('Cancelled: Tom & Jerry <live>');
    expect(plain.text).toContain('the event has been cancelled');
    expect(plain.text).not.toContain('The organizer writes');
    const reasoned = { ...calledOff, statusReason: 'The <hall> is flooded.' };
    const mail = cancellationMail({ event: reasoned, booking, publicUrl: PUBLIC_URL });
    expect(mail.text).toContain('“The <hall> is flooded.”');
    expect(mail.html).toContain('The &lt;hall&gt; is flooded.');
  });
});

describe('the refund mail', () => {
  const refund: Refund = {
    refundId: 'rfd_late-payment_1_1',
    bookingId: 'bkg_1',
    eventId: 'evt_1',
    attempt: 1,
    provider: 'sandbox',
    amount: 8_550,
    currency: 'EUR',
    cause: 'late-payment',
    status: 'due',
    createdAt: '2026-11-21T10:20:00.000Z',
  };

  it.each(['cancelled', 'late-payment'] as const)(
    'of %s says that it is the event that was cancelled',
    (cause) => {
      const off = { ...event, status: 'cancelled' as const, statusReason: 'The hall is flooded.' };
      const shown = { event: off, booking, refund: { ...refund, cause }, publicUrl: PUBLIC_URL };
      const mail = refundMail(shown);
      expect(mail.text).toContain('the event has been cancelled');
      expect(mail.text).toContain('The hall is flooded.');
      expect(mail.text).toContain('€85.50 goes back');
    },
  );

  it.each([
    ['late-payment', 'your seats were gone when your payment arrived'],
    ['second-capture', 'was paid twice'],
    ['cancelled', 'is cancelled'],
  ] as const)('of %s says why and how much', (cause, reason) => {
    const mail = refundMail({
      event,
      booking,
      refund: { ...refund, cause },
      publicUrl: PUBLIC_URL,
    });
    expect(mail.subject).toContain('€85.50');
    expect(mail.text).toContain(reason);
    expect(mail.html).toContain(reason);
    expect(mail.text).toContain('https://foyer.example/events/evt_1');
    expect(mail.html).not.toContain('<b>Ada');
  });
});

describe('the words of mails', () => {
  it('give amounts in the digits of their currency', () => {
    expect(amountText(8_400, 'EUR')).toBe('€84.00');
    expect(amountText(8_400, 'JPY')).toBe('JP¥8,400');
    expect(moneyText(0, 'EUR')).toBe('Free');
  });

  it('give times in the zone of the venue', () => {
    const at = '2026-07-01T00:30:00.000Z';
    expect(timeText(at, { timeZone: 'Europe/Berlin' })).toBe('02:30');
    expect(timeText('2026-07-01T22:00:00.000Z', { timeZone: 'Europe/Berlin' })).toBe('00:00');
    expect(timeText(at, { timeZone: 'America/New_York' })).toBe('20:30');
    expect(zoneText(at, { timeZone: 'Europe/Berlin' })).toBe('CEST');
  });

  it('escape whatever is put into HTML', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`${text}`.html).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('stand on colours in black or white, whichever reads', () => {
    expect(inkOn('#ffd54a')).toBe('#000000');
    expect(inkOn('#124f5c')).toBe('#ffffff');
  });
});
