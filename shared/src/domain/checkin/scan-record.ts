import type { Actor } from '../audit/audit-entry.ts';
import type { EventId, RandomBytes, TicketId, UserId } from '../ids.ts';
import type { PlaceLabel } from '../seating/plan.ts';
import type { EpochMs, Instant } from '../time.ts';
import type { ScanDirection, ScanOutcome } from './scan.ts';

/** `scn_…`: one scan, named by the device that made it; sorts by the device's time. */
export type ScanId = string;

/** What is kept of every scan: who scanned what at which door, and what came of it. It is the log of the doors. */
export type ScanRecord = {
  readonly scanId: ScanId;
  readonly eventId: EventId;
  /** When the ticket was shown; by the device's clock where it had no connection, never after `receivedAt`. */
  readonly at: Instant;
  readonly receivedAt: Instant;
  readonly door: string;
  /** The device's own name for itself, the same for all its scans. */
  readonly device: string;
  readonly by: Actor;
  readonly direction: ScanDirection;
  /** By the ticket's code, or by hand where a steward found the guest by name. */
  readonly means: 'code' | 'hand';
  readonly result: ScanOutcome;
  /** What the device answered by itself, without a connection. */
  readonly decided?: ScanOutcome;
  readonly ticketId?: TicketId;
  /** Where its bearer sits or stands. */
  readonly label?: PlaceLabel;
  /** Of a code that is no ticket of ours, what {@link shownCode} leaves of it. */
  readonly code?: string;
  /** The scan by which the ticket had been used already. */
  readonly usedBy?: ScanId;
  readonly usedAt?: Instant;
  readonly usedDoor?: string;
  /** The event that the ticket is for, where it is another one. */
  readonly otherEventId?: EventId;
  /** An organizer took the admission back. */
  readonly undoneAt?: Instant;
  readonly undoneBy?: UserId;
};

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 16;

/** A new scan's id: 10 digits of time and 16 of chance, each of 5 bits. */
export function newScanId(now: EpochMs, random: RandomBytes): ScanId {
  const time = Array.from({ length: TIME_DIGITS }, (_, place) =>
    ALPHABET.charAt(Math.floor(now / 32 ** (TIME_DIGITS - 1 - place)) % 32),
  );
  const chance = Array.from(random(RANDOM_DIGITS), (byte) => ALPHABET.charAt(byte % 32));
  return `scn_${[...time, ...chance].join('')}`;
}

/**
 * True where a device let somebody through without a connection whom the service would have kept out: the same ticket had
 * been used at another door, or was no longer good.
 */
export function isConflict({ decided, result }: Pick<ScanRecord, 'decided' | 'result'>): boolean {
  return (decided === 'admitted' || decided === 'left') && decided !== result;
}

const LONGEST_SHOWN = 120;

/** What may be kept of a hostile code: cut, and everything but plain letters, digits and a few signs written as `\u{…}`. */
export function shownCode(code: string): string {
  const shown = Array.from(code.slice(0, LONGEST_SHOWN), (sign) =>
    /[\w .:/+=-]/.test(sign) ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  ).join('');
  return code.length > LONGEST_SHOWN ? `${shown}…` : shown;
}
