import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampleTicket } from '../../testing/sample-door.ts';
import { sampleEvent } from '../../testing/sample-event.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { decideOffline } from './decide-offline.ts';
import { atDoor, decideScan } from './decide-scan.ts';
import { doorTicketOf, type DoorTicket } from './door-ticket.ts';
import { initialsOf } from './doors.ts';
import { newScanId, shownCode } from './scan-record.ts';
import { SCAN_DIRECTIONS, type ScanDirection } from './scan.ts';

const AT = '2026-12-11T19:30:00.000Z';
const event = sampleEvent({ allowsReentry: true });
const ticket = sampleTicket();

function show(
  listed: DoorTicket | undefined,
  change: { generation?: number; direction?: ScanDirection; at?: string; eventId?: string } = {},
) {
  const { direction = 'in', at = AT, ...claimed } = change;
  const { bookingId, number, eventId, generation } = ticket;
  const claims = { keyId: '1', bookingId, number, eventId, generation, ...claimed };
  return decideOffline(event, listed, { claims, direction, at, door: 'North' });
}

describe('a device without a connection', () => {
  it('keeps in mind whom it let in and out', () => {
    const first = show(doorTicketOf(ticket));
    expect(first.answer).toMatchObject({ result: 'admitted', ticket: { attendee: 'A. L.' } });
    const again = show(first.ticket);
    expect(again).toMatchObject({
      answer: { result: 'already-used', admittedAt: AT, door: 'North' },
    });
    expect(again.ticket).toBeUndefined();
    const out = show(first.ticket, { direction: 'out' });
    expect(out.answer.result).toBe('left');
    expect(show(out.ticket, { direction: 'out' }).answer.result).toBe('not-inside');
    expect(show(out.ticket).answer.result).toBe('admitted');
  });

  it('believes a signature where the list is older', () => {
    expect(show(undefined).answer.result).toBe('admitted');
    const passedOn = show(doorTicketOf(ticket), { generation: 2 });
    expect(passedOn.answer.result).toBe('admitted');
    expect(show(passedOn.ticket, { generation: 1 }).answer.result).toBe('transferred');
  });

  it('calls fake what we did not sign, and knows its own event', () => {
    const shown = { claims: undefined, direction: 'in', at: AT, door: 'North' } as const;
    expect(decideOffline(event, undefined, shown).answer).toEqual({ result: 'fake' });
    expect(show(undefined, { eventId: 'evt_2' }).answer.result).toBe('wrong-event');
  });

  it('judges like the service, whatever the ticket is', () => {
    const moment = fc.constantFrom('2026-12-11T17:00:00.000Z', AT, '2026-12-12T12:00:00.000Z');
    const any = fc.record({
      status: fc.constantFrom('valid', 'used', 'void'),
      generation: fc.integer({ min: 1, max: 3 }),
      out: fc.boolean(),
    });
    fc.assert(
      fc.property(any, moment, fc.constantFrom(...SCAN_DIRECTIONS), (drawn, at, direction) => {
        const { status, generation, out } = drawn;
        const movement = { way: 'out', at: AT, door: 'North', scanId: 's' } as const;
        const stands: Ticket = {
          ...{ ...ticket, status, generation },
          ...(status === 'used' && { admittedAt: AT, admittedDoor: 'North' }),
          ...(status === 'used' && out && { movement }),
        };
        const answer = show(doorTicketOf(stands), { direction, at }).answer;
        expect(answer.result).toBe(
          decideScan(event, atDoor(stands), { generation: 1, direction }, at),
        );
      }),
    );
  });
});

describe('what is kept of the doors', () => {
  it('has ids that sort by time', () => {
    const bytes = (count: number) => new Uint8Array(count).fill(31);
    expect(newScanId(1_795_348_200_123, bytes)).toMatch(/^scn_[0-9a-z]{10}z{16}$/);
    expect(newScanId(1, bytes) < newScanId(2, bytes)).toBe(true);
    expect(newScanId(1, bytes) < newScanId(2 ** 40, bytes)).toBe(true);
  });

  it('has of a hostile code only what does no harm', () => {
    expect(shownCode('<b>\n')).toBe('\\u{3c}b\\u{3e}\\u{a}');
    expect(shownCode('A'.repeat(200))).toBe(`${'A'.repeat(120)}…`);
  });

  it('has the first letters of a name', () => {
    expect(['Ada King Lovelace', 'Cher', ' ', '👩 Ång'].map(initialsOf)).toEqual([
      ...['A. L.', 'C.', '', '👩. Å.'],
    ]);
  });
});
