import type { employee } from '@foyer/shared/contract';

/** How an answer looks and sounds: let in, look again, keep out. */
export type ScanTone = 'good' | 'warn' | 'bad';

/** One answer in one glance. */
export type ScanWords = {
  readonly tone: ScanTone;
  readonly icon: string;
  readonly title: string;
  /** The seat, or the reason. */
  readonly detail: string;
  /** Who holds the ticket. */
  readonly attendee?: string;
};

/** The words for an answer; times in the venue's zone by `timeOf`. */
export function scanWords(
  scan: employee.ScanResultView,
  timeOf: (instant: string) => string,
): ScanWords {
  switch (scan.result) {
    case 'admitted':
      return { tone: 'good', icon: 'check_circle', title: 'Admitted', ...holderOf(scan.ticket) };
    case 'already-used':
      return {
        tone: 'warn',
        icon: 'history',
        title: 'Already used',
        detail: `Admitted at ${timeOf(scan.admittedAt)}, ${scan.door}`,
        attendee: scan.ticket.attendee,
      };
    case 'left':
      return { tone: 'good', icon: 'logout', title: 'Out', ...holderOf(scan.ticket) };
    case 'not-inside':
      return {
        tone: 'warn',
        icon: 'help',
        title: 'Not inside',
        detail: 'This ticket has not come in, or has gone out already.',
      };
    case 'void':
      return {
        tone: 'bad',
        icon: 'block',
        title: 'Cancelled',
        detail: 'This ticket was given back or refunded.',
      };
    case 'transferred':
      return {
        tone: 'bad',
        icon: 'swap_horiz',
        title: 'Passed on',
        detail: 'This code is old. The ticket belongs to somebody else now.',
      };
    case 'wrong-event':
      return {
        tone: 'bad',
        icon: 'event_busy',
        title: 'Another event',
        detail: scan.eventTitle
          ? `This ticket is for ${scan.eventTitle}.`
          : 'This ticket is not for this event.',
      };
    case 'not-open':
      return {
        tone: 'warn',
        icon: 'schedule',
        title: 'Doors are not open',
        detail: `They open at ${timeOf(scan.doorsOpenAt)}.`,
      };
    case 'over':
      return {
        tone: 'bad',
        icon: 'event_busy',
        title: 'The event is over',
        detail: `It ended at ${timeOf(scan.endedAt)}.`,
      };
    case 'fake':
      return {
        tone: 'bad',
        icon: 'gpp_bad',
        title: 'Not a ticket',
        detail: 'We did not issue this code.',
      };
  }
}

type Holder = Extract<employee.ScanResultView, { result: 'admitted' }>['ticket'];

function holderOf({ label, attendee }: Holder): { detail: string; attendee: string } {
  return { detail: placeWords(label), attendee };
}

/** A place in words: `Stalls, row H, seat 14`. */
export function placeWords({ section, row, seat }: Holder['label']): string {
  return [section, row && `row ${row}`, seat && `seat ${seat}`].filter(Boolean).join(', ');
}
