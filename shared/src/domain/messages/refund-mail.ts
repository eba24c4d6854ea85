import type { Booking } from '../booking/booking.ts';
import type { TicketedEvent } from '../events/event.ts';
import type { Refund } from '../payments/payment.ts';
import { calledOffText, OTHERS } from './cancellation-mail.ts';
import { whenText } from './confirmation-mail.ts';
import { eventLook } from './event-look.ts';
import { amountText } from './formats.ts';
import { html } from './html.ts';
import { button, fact, mailPage, paragraph, type MailBody } from './mail-page.ts';
import { cancelledText, quoted, returnedPlaces, returnedText } from './returned-mail.ts';

/** What a refund mail tells about. */
export type Refunded = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  readonly refund: Refund;
  readonly publicUrl: string;
};

/** The mail that says that money is on its way back, and why. */
export function refundMail(refunded: Refunded): MailBody {
  const { event, booking, refund, publicUrl } = refunded;
  const amount = amountText(refund.amount, refund.currency);
  const look = eventLook(event, publicUrl);
  const calledOff = event.status === 'cancelled' && !STANDS_BY_ITSELF.includes(refund.cause);
  const reason = calledOff ? calledOffText(event) : reasonOf(refund);
  const greeting = `Hello ${booking.contact?.name ?? ''}, ${reason}`;
  const back = `${amount} ${BACK}`;
  const url = calledOff ? `${publicUrl}/` : `${publicUrl}/events/${event.eventId}`;
  const onward = calledOff ? OTHERS : AGAIN;
  const places = refund.numbers && returnedPlaces(booking, refund.numbers);
  const footer = `Booking ${booking.bookingId}, refund ${refund.refundId}.`;
  return {
    subject: `${amount} on the way back to you: ${event.title}`,
    text: [
      greeting,
      back,
      [event.title, whenText(event), ...(places ? [places] : [])].join('\n'),
      `${onward}: ${url}`,
      footer,
    ].join('\n\n'),
    html: mailPage({
      title: `${amount} on the way back to you`,
      preview: greeting,
      ...look,
      content: [
        paragraph(greeting),
        paragraph(back),
        html`${fact('Event', event.title)}${fact('When', whenText(event))}${places ? fact('Tickets', places) : ''}`,
        button(onward, url, look.accent),
      ],
      footer,
    }),
  };
}

/** Causes that have nothing to do with whether the event takes place. */
const STANDS_BY_ITSELF: readonly Refund['cause'][] = [
  'second-capture',
  'tickets-returned',
  'by-organizer',
];

function reasonOf({ cause, numbers = [], reason = '' }: Refund): string {
  if (cause === 'tickets-returned') return returnedText(numbers);
  if (cause !== 'by-organizer') return REASONS[cause];
  return numbers.length > 0 ? cancelledText(numbers, reason) : `${MONEY_ALONE} ${quoted(reason)}`;
}

const MONEY_ALONE = 'the organizer gives you money back. It changes nothing about your tickets.';

type OwnReason = Exclude<Refund['cause'], 'tickets-returned' | 'by-organizer'>;

const REASONS: Readonly<Record<OwnReason, string>> = {
  'late-payment':
    'your seats were gone when your payment arrived, and we could not find equal ones together. You pay nothing.',
  'second-capture':
    'your booking was paid twice. Your tickets stay as they are; the second payment goes back.',
  cancelled: 'your booking is cancelled and its tickets are no longer valid.',
};

const BACK =
  'goes back the way it came. Depending on your bank, it takes up to ten days to arrive.';
const AGAIN = 'See what is free now';
