import { describe, expect, it } from '@jest/globals';
import { sampleEvent } from '../../testing/sample-event.ts';
import { sampleSeatLine } from '../../testing/sample-room.ts';
import type { Booking } from '../booking/booking.ts';
import type { Refund } from '../payments/payment.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { holderCalledOffMail } from './cancellation-mail.ts';
import { confirmationMail } from './confirmation-mail.ts';
import { refundMail } from './refund-mail.ts';
import { holderReminderMail } from './reminder-mail.ts';
import { holderCancelledMail, returnedMail } from './returned-mail.ts';
import { passedOnMail, ticketForYouMail } from './transfer-mails.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const publicUrl = 'https://foyer.example';
const link = `${publicUrl}/tickets/tkt_1_2?link=abc`;
const giver = { name: 'Ada <b>', email: 'ada@example.org' };
const holder = { name: 'Grace', email: 'grace@example.org' };
const event = sampleEvent({ title: 'Tom & Jerry' });
const lines = ['a1', 'a2'].map((seat) => ({ ...sampleSeatLine(seat), price: 4_200 }));

const booking: Booking = {
  ...{ bookingId: 'bkg_1', eventId: event.eventId, planVersion: 'p', lines, revision: 2 },
  totals: { tickets: 8_400, fees: 150, taxes: [], total: 8_550 },
  ...{ currency: 'EUR', heldUntil: NOW, renewed: false, paying: true, attempts: 1 },
  ...{ contact: giver, requestHash: 'x', linkVersion: 1, createdAt: NOW, returned: [2] },
  status: 'confirmed',
};
const ticket: Ticket = {
  ...{ ticketId: 'tkt_1_2', bookingId: 'bkg_1', number: 2, eventId: event.eventId },
  ...{ sectionId: 'sec_1', seatId: 's1', label: { section: 'Stalls', row: 'H', seat: '14' } },
  ...{ categoryId: 'cat_1', categoryName: 'Premium', price: 4_200, currency: 'EUR' },
  ...{ attendee: 'Grace', generation: 2, issuedAt: NOW, holder },
  status: 'valid',
};
const refund: Refund = {
  eventId: event.eventId,
  ...{ refundId: 'rfd_1', bookingId: 'bkg_1', attempt: 1, amount: 4_200, currency: 'EUR' },
  ...{ provider: 'sandbox', cause: 'tickets-returned', status: 'due' },
  ...{ numbers: [2], createdAt: NOW },
};

describe('the mail about a refund for tickets given back', () => {
  it('says how many and which, also where the event is called off later', () => {
    for (const status of ['published', 'cancelled'] as const) {
      const mail = refundMail({ event: { ...event, status }, booking, refund, publicUrl });
      expect(mail.subject).toBe('€42.00 on the way back to you: Tom & Jerry');
      expect(mail.text).toContain('you gave back 1 ticket; it is no longer valid.');
      expect(mail.text).not.toContain('has been cancelled');
      expect(mail.html).toContain('Hello Ada &lt;b&gt;');
    }
  });

  it('is another one where nothing was paid', () => {
    const mail = returnedMail({ event, booking, numbers: [1, 2], publicUrl });
    expect(mail.subject).toBe('2 tickets given back: Tom & Jerry');
    expect(mail.text).toContain('you gave back 2 tickets; they are no longer valid.');
    expect(mail.text).toContain(`${publicUrl}/events/${event.eventId}`);
  });
});

describe('the mail about money that the organizer gives back', () => {
  const own = { ...refund, cause: 'by-organizer', reason: 'A <pillar>.' } as const;

  it('tells what was cancelled and why', () => {
    const mail = refundMail({ event, booking, refund: own, publicUrl });
    expect(mail.text).toContain(
      'the organizer cancelled 1 ticket of yours; it is no longer valid.',
    );
    expect(mail.text).toContain('The organizer writes: “A <pillar>.”');
    expect(mail.html).toContain('A &lt;pillar&gt;.');
  });

  it('says that tickets stay where none was cancelled', () => {
    const { numbers: _none, ...alone } = own;
    const mail = refundMail({ event, booking, refund: alone, publicUrl });
    expect(mail.text).toContain('It changes nothing about your tickets. The organizer writes:');
    expect(mail.text).not.toContain('cancelled');
  });

  it('is another one where nothing goes back', () => {
    const mail = returnedMail({ event, booking, numbers: [1, 2], reason: 'A pillar.', publicUrl });
    expect(mail.subject).toBe('2 tickets cancelled: Tom & Jerry');
    expect(mail.text).toContain('The organizer writes: “A pillar.”');
  });
});

describe('the mails about a ticket that was passed on', () => {
  it('bring the new holder the link and the place', () => {
    const mail = ticketForYouMail({ event, ticket, giver, holder, link, publicUrl });
    expect(mail.text).toContain(`Your ticket: ${link}`);
    expect(mail.text).toContain('Stalls, row H, seat 14 (Premium)');
    expect(mail.html).toContain('Ada &lt;b&gt; has passed a ticket on to you');
  });

  it('tell whoever had it to whom it went, and carry no link', () => {
    const mail = passedOnMail({ event, ticket, giver, to: holder, publicUrl });
    expect(mail.text).toContain('was passed on to Grace (grace@example.org)');
    expect(mail.text).not.toContain('link=');
  });
});

describe('the mails to somebody whom tickets were passed on to', () => {
  const told = { event, holder, publicUrl };

  it('lead to each ticket by its own address on the day before', () => {
    const tickets = [ticket, { ...ticket, label: { section: 'Floor' } }];
    const links = [link, `${link}2`];
    const { text, html } = holderReminderMail({ ...told, tickets, links });
    expect(text).toContain(
      `Ticket 1: Stalls, row H, seat 14: ${link}\nTicket 2: Floor, standing: ${link}2`,
    );
    expect(html).toContain('Hello Grace, it is nearly time for Tom &amp; Jerry.');
    const alone = holderReminderMail({ ...told, tickets: [ticket], links: [link] });
    expect(alone.text).toContain(`Show your ticket: ${link}`);
    for (const mail of [text, alone.text]) expect(mail).not.toContain('bkg_1');
  });

  it('say why the event is cancelled, as everybody may read', () => {
    const off = { ...event, status: 'cancelled', statusReason: 'The hall is flooded.' } as const;
    const mail = holderCalledOffMail({ ...told, event: off });
    expect(mail.subject).toBe('Cancelled: Tom & Jerry');
    expect(mail.text).toContain('Hello Grace, the event has been cancelled');
    expect(mail.text).toContain('“The hall is flooded.”');
    expect(mail.text).not.toContain('bkg_1');
  });

  it('say which of their tickets the organizer cancelled', () => {
    const mail = holderCancelledMail({ ...told, tickets: [ticket] });
    expect(mail.subject).toBe('1 ticket cancelled: Tom & Jerry');
    expect(mail.text).toContain('cancelled the ticket that was passed on to you; it is no longer');
    const both = holderCancelledMail({ ...told, tickets: [ticket, ticket] });
    expect(both.text).toContain('cancelled 2 tickets that were passed on to you; they are no');
    expect(both.html).toContain('Stalls, row H, seat 14; Stalls, row H, seat 14');
  });
});

it('tickets sent again without all that were paid for say nothing of the sum', () => {
  const some = { event, booking, tickets: [ticket], link, publicUrl };
  const mail = confirmationMail(some);
  expect(mail.text).toContain('Stalls, row H, seat 14 (Premium): €42.00');
  expect(mail.text).not.toContain('Total');
  const whole = confirmationMail({ ...some, tickets: [ticket, ticket] });
  expect(whole.text).toContain('Total: €85.50');
});
