import type { employee } from '@foyer/shared/contract';

type Mail = employee.MailView;

const PURPOSE_WORDS: Readonly<Record<Mail['purpose'], string>> = {
  tickets: 'Tickets',
  'ticket-for-you': 'Ticket passed on to them',
  'passed-on': 'Ticket they passed on',
  'passed-on-cancelled': 'Ticket passed on to them, cancelled',
  reminder: 'Reminder of the day before',
  returned: 'Tickets given back',
  cancellation: 'Event cancelled',
  refund: 'Refund',
  message: 'Your message',
  waitlist: 'Waitlist',
  account: 'Account',
};

const REASON_WORDS: Readonly<Record<string, string>> = {
  'provider-unavailable': 'The payment service did not answer.',
  'store-unavailable': 'Our store did not answer.',
  busy: 'Too much was going on.',
  ESOCKET: 'The mail server did not answer.',
  ECONNECTION: 'The mail server did not answer.',
  ECONNREFUSED: 'The mail server did not answer.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  EENVELOPE: 'The mail server refuses this address.',
};

/** What a mail is for. */
export function purposeWords({ purpose }: Pick<Mail, 'purpose'>): string {
  return PURPOSE_WORDS[purpose];
}

/** Why a mail failed: in our words, or in the mail server's. */
export function reasonWords({ reason }: Pick<Mail, 'reason'>): string {
  if (reason === undefined) return '';
  if (/^\d{3}[ -]/.test(reason)) return `The mail server answered: ${reason}`;
  return REASON_WORDS[reason] ?? 'Something went wrong on our side.';
}

/** How a mail stands; moments are written by `moment`. */
export function stateWords(mail: Mail, moment: (instant: string) => string): string {
  switch (mail.state) {
    case 'sent':
      return `Sent ${moment(mail.at)}`;
    case 'waiting':
      return 'On its way';
    case 'given-up':
      return `Given up after ${mail.tries} tries`;
    case 'failed': {
      const next = mail.nextAt === undefined ? '' : `; next ${moment(mail.nextAt)}`;
      return `${mail.tries === 1 ? 'Failed once' : `Failed ${mail.tries} times`}${next}`;
    }
  }
}

/** How many people: `1 person`, `1,240 people`. */
export function peopleWords(count: number): string {
  return count === 1 ? '1 person' : `${new Intl.NumberFormat('en-GB').format(count)} people`;
}
