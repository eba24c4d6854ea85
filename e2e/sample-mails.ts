import {
  attendeeMail,
  cancellationMail,
  confirmationMail,
  holderCalledOffMail,
  holderCancelledMail,
  holderReminderMail,
  invitationMail,
  passedOnMail,
  passwordChangedMail,
  passwordResetMail,
  refundMail,
  reminderMail,
  returnedMail,
  ticketForYouMail,
  totalsOf,
  verificationMail,
  waitlistMail,
  type Booking,
  type BookingLine,
  type MailBody,
  type Refund,
  type Ticket,
  type TicketedEvent,
  type WaitlistEntry,
} from '@foyer/shared/domain';
import { sampleEvent } from '@foyer/shared/testing';

/** Where the pictures in the mails are asked for. */
export const MAIL_SITE = 'https://foyer.example';

const NOW = '2026-11-21T10:00:00.000Z';
const KEY = 'a-key-that-opens-nothing';
const LINK = `${MAIL_SITE}/bookings/bkg_7m2k?link=${KEY}`;
const ADA = { name: 'Ada Lovelace', email: 'ada@example.org' };
const GRACE = { name: 'Grace Hopper', email: 'grace@example.org' };

const event = sampleEvent({
  fees: { perTicket: 150, share: 0 },
  taxes: [{ name: 'VAT 7%', rate: 700 }],
  images: [
    {
      ...{ imageId: 'img_tide', url: '/media/mail', alt: 'A lighthouse in a storm' },
      ...{ widths: [480, 960], accent: '#124f5c' },
    },
  ],
});

const cancelled: TicketedEvent = {
  ...event,
  status: 'cancelled',
  statusReason: 'The hall is flooded. We are sorry.',
};

const lines: BookingLine[] = ['14', '15'].map((seat) => ({
  ...{ kind: 'seat', sectionId: 'sec_stalls', rowId: 'rH', block: 'row#rH', seatId: `h${seat}` },
  label: { section: 'Stalls', row: 'H', seat },
  ...{ categoryId: 'cat_1', price: 4_200 },
}));

const booking: Booking = {
  ...{ bookingId: 'bkg_7m2k', eventId: event.eventId, status: 'confirmed', planVersion: 'pln_1' },
  ...{ lines, revision: 1, totals: totalsOf(event, lines), currency: 'EUR', heldUntil: NOW },
  ...{ renewed: false, paying: true, attempts: 1, contact: ADA, requestHash: '', linkVersion: 1 },
  ...{ createdAt: NOW, confirmedAt: NOW },
};

const tickets: Ticket[] = lines.map(({ label, price, sectionId }, index) => ({
  ...{ ticketId: `tkt_7m2k_${index + 1}`, bookingId: booking.bookingId, number: index + 1 },
  ...{ eventId: event.eventId, status: 'valid', sectionId, label, price, currency: 'EUR' },
  ...{ categoryId: 'cat_1', categoryName: 'Stalls', attendee: ADA.name, generation: 1 },
  issuedAt: NOW,
}));
const [ticket] = tickets as [Ticket];

function refundOf(cause: Refund['cause'], numbers?: readonly number[]): Refund {
  return {
    ...{ refundId: `rfd_${cause}_7m2k_1`, bookingId: booking.bookingId, attempt: 1, cause },
    ...{ provider: 'sandbox', amount: 8_700, currency: 'EUR', status: 'done', createdAt: NOW },
    eventId: event.eventId,
    ...(numbers && { numbers }),
  };
}

const entry: WaitlistEntry = {
  ...{ entryId: 'wte_1', eventId: event.eventId, status: 'waiting', quantity: 2 },
  ...{ categoryIds: ['cat_1'], together: 'preferred', contact: ADA, joinedAt: NOW },
};
const entryUrl = `${MAIL_SITE}/events/${event.eventId}/waitlist/wte_1?link=${KEY}`;

const told = { event, booking, publicUrl: MAIL_SITE };
const waits = { event, entry, entryUrl, publicUrl: MAIL_SITE };
const account = { account: { ...ADA, role: 'organizer' }, publicUrl: MAIL_SITE } as const;
const customer = { account: { ...ADA, role: 'customer' }, publicUrl: MAIL_SITE } as const;

/** One of every mail that Foyer sends, by a name for its picture. */
export const SAMPLE_MAILS: Readonly<Record<string, MailBody>> = {
  tickets: confirmationMail({ ...told, tickets, link: LINK }),
  'tickets-instead': confirmationMail({
    ...{ ...told, tickets, link: LINK },
    insteadOf: [{ section: 'Stalls', row: 'G', seat: '3' }],
  }),
  reminder: reminderMail({ ...told, tickets, link: LINK }),
  'ticket-for-you': ticketForYouMail({
    ...{ event, ticket, giver: ADA, holder: GRACE, link: LINK, publicUrl: MAIL_SITE },
  }),
  'passed-on': passedOnMail({ event, ticket, giver: ADA, to: GRACE, publicUrl: MAIL_SITE }),
  'passed-on-reminder': holderReminderMail({
    ...{ event, holder: GRACE, tickets, links: [LINK, LINK], publicUrl: MAIL_SITE },
  }),
  'passed-on-called-off': holderCalledOffMail({
    ...{ event: cancelled, holder: GRACE, publicUrl: MAIL_SITE },
  }),
  'passed-on-cancelled': holderCancelledMail({
    ...{ event, holder: GRACE, tickets: [ticket], publicUrl: MAIL_SITE },
  }),
  returned: returnedMail({ ...told, numbers: [1] }),
  'refund-returned': refundMail({ ...told, refund: refundOf('tickets-returned', [1, 2]) }),
  'refund-cancelled': refundMail({
    ...{ ...told, event: cancelled, refund: refundOf('cancelled') },
  }),
  'refund-late': refundMail({ ...told, refund: refundOf('late-payment') }),
  cancellation: cancellationMail({ ...told, event: cancelled }),
  'waitlist-joined': waitlistMail('joined', waits),
  'waitlist-offer': waitlistMail('offer', { ...waits, booking, offerUrl: LINK }),
  'waitlist-lapsed': waitlistMail('lapsed', waits),
  'waitlist-closed': waitlistMail('closed', waits),
  message: attendeeMail({
    ...{ event, to: ADA, publicUrl: MAIL_SITE },
    message: {
      subject: 'Doors open half an hour later',
      text: 'The stage needs a little more time.\nDoors open at 19:30.\n\nWe look forward to seeing you.',
    },
  }),
  invitation: invitationMail({
    ...{ ...account, oneTimePassword: 'k7pm-2xq9-w4hd', expiresAt: '2026-11-28T10:00:00.000Z' },
  }),
  'password-reset': passwordResetMail({ ...customer, key: KEY }),
  verification: verificationMail({ ...customer, key: KEY }),
  'password-changed': passwordChangedMail({ ...customer, changedAt: NOW }),
};
