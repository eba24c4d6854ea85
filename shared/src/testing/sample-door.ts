import { randomBytes } from 'node:crypto';
import { newScanId, ticketIdOf, type ScanRecord, type Ticket } from '../domain/index.ts';

let count = 0;

/** A valid ticket of {@link sampleEvent} in a booking of its own, that tests change as they need. */
export function sampleTicket(change: Partial<Ticket> = {}): Ticket {
  count += 1;
  const { bookingId = `bkg_door${count}`, number = 1 } = change;
  return {
    ticketId: ticketIdOf(bookingId, number),
    bookingId,
    number,
    eventId: 'evt_1',
    status: 'valid',
    sectionId: 'sec_room',
    seatId: 's1',
    label: { section: 'Stalls', row: 'H', seat: '14' },
    categoryId: 'cat_1',
    categoryName: 'Premium',
    price: 4_200,
    currency: 'EUR',
    attendee: 'Ada Lovelace',
    generation: 1,
    issuedAt: '2026-11-21T10:00:00.000Z',
    ...change,
  };
}

/** A new scan's id, as a device makes it. */
export function sampleScanId(): string {
  return newScanId(Date.now(), randomBytes);
}

/** A scan at the north door of {@link sampleEvent} that admits. */
export function sampleScan(change: Partial<ScanRecord> = {}): ScanRecord {
  return {
    scanId: sampleScanId(),
    eventId: 'evt_1',
    at: '2026-12-11T19:30:00.000Z',
    receivedAt: '2026-12-11T19:30:00.000Z',
    door: 'North',
    device: 'phone-1',
    by: { employeeId: 'usr_steward', name: 'Stew', role: 'steward', address: '198.51.100.7' },
    direction: 'in',
    means: 'code',
    result: 'admitted',
    ...change,
  };
}
