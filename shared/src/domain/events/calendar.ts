import { epochOf, MINUTE_MS, type Instant } from '../time.ts';
import type { TicketedEvent } from './event.ts';

/** What a calendar entry says beyond the event itself. */
export type CalendarNotes = {
  /** The address of the event's page. */
  readonly url?: string;
  /** Seats and a booking number, say; stands before the event's summary. */
  readonly note?: string;
};

const FOLD_OCTETS = 75;

/** The event as an iCalendar file (RFC 5545): CRLF line ends, lines folded at 75 octets, times in UTC. */
export function toCalendar(event: TicketedEvent, notes: CalendarNotes = {}): string {
  const { venue } = event;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Foyer//Tickets//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${event.eventId}@foyer`,
    `SEQUENCE:${revisionOf(event)}`,
    `DTSTAMP:${basicTime(event.updatedAt)}`,
    `LAST-MODIFIED:${basicTime(event.updatedAt)}`,
    `DTSTART:${basicTime(event.startsAt)}`,
    `DTEND:${basicTime(event.endsAt)}`,
    `SUMMARY:${escapedText(event.title)}`,
    `LOCATION:${escapedText([venue.name, venue.address, venue.city].filter(Boolean).join(', '))}`,
    `DESCRIPTION:${escapedText([notes.note, event.summary, notes.url].filter(Boolean).join('\n\n'))}`,
    ...(notes.url ? [`URL:${notes.url}`] : []),
    `STATUS:${event.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `2026-05-01T18:00:00.000Z` as `20260501T180000Z`. */
function basicTime(instant: Instant): string {
  return instant.replace(/[-:]|\.\d{3}/g, '');
}

/** Grows with every change, as calendars ask of an entry that they know already: the minutes since 1970. */
function revisionOf({ updatedAt }: TicketedEvent): number {
  return Math.floor(epochOf(updatedAt) / MINUTE_MS);
}

/** Characters that escape, then line breaks; what else is a control character may not stand in a text. */
function escapedText(text: string): string {
  return text
    .replace(/[\\;,]/g, String.raw`\$&`)
    .replace(/\r\n|\r|\n/g, String.raw`\n`)
    .replace(/\p{Cc}/gu, ' ');
}

/** Breaks a line so that no piece has more than 75 octets of UTF-8, never inside a character. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > FOLD_OCTETS) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
