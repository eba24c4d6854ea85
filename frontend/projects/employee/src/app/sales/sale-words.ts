import type { employee } from '@foyer/shared/contract';

type Refund = employee.SoldRefundView;

/** `1 ticket`, `2 tickets`. */
export function ticketCount(count: number): string {
  return count === 1 ? '1 ticket' : `${count} tickets`;
}

const CAUSES: Readonly<Record<Refund['cause'], string>> = {
  'late-payment': 'The seats were gone when the payment arrived',
  'second-capture': 'It was paid twice',
  cancelled: 'The event was cancelled',
  'tickets-returned': 'The customer gave tickets back',
  'by-organizer': 'By the organizer',
};

/** Why money goes back, with the organizer's words where there are some. */
export function causeWords({ cause, reason }: Refund): string {
  return reason === undefined ? CAUSES[cause] : `${CAUSES[cause]}: “${reason}”`;
}

/** Tries after which a refund waits for an administrator. */
const MOST_TRIES = 10;

/** How far a refund is; `moment` writes a time. */
export function progressWords(
  { status, troubles, triedAt, doneAt }: Refund,
  moment: (instant: string) => string,
): string {
  if (status === 'done') return doneAt ? `Paid back on ${moment(doneAt)}` : 'Paid back';
  if (troubles === 0 || !triedAt) return 'On its way';
  const times = troubles === 1 ? 'once' : `${troubles} times`;
  const tried = `Not paid out yet: tried ${times}, last on ${moment(triedAt)}`;
  return troubles < MOST_TRIES
    ? `${tried}. It is tried again by itself.`
    : `${tried}. An administrator can have it tried again.`;
}

/** How a booking was settled that the organizer made for somebody. */
export function boxOfficeWords({ settledBy }: NonNullable<employee.SaleView['boxOffice']>): string {
  return settledBy === 'complimentary' ? 'Complimentary' : 'In cash at the door';
}

const OUTCOMES = {
  allocated: 'Paid',
  reseated: 'Paid late; other seats were given',
  refundDue: 'Paid; goes back',
} as const;

const STATES = {
  started: 'Begun',
  captured: 'Received',
  declined: 'Declined',
  expired: 'Ran out',
} as const;

/** What became of a payment. */
export function paymentWords({ status, outcome }: employee.SaleView['payments'][number]): string {
  return outcome ? OUTCOMES[outcome] : STATES[status];
}
