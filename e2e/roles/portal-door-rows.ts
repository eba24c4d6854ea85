import { ticketItem } from '@foyer/shared/storage';
import { putItem, sampleScan, sampleScanId, sampleTicket } from '@foyer/shared/testing';
import { DOORS, ofAnotherEvent, OWN_EVENT, type PortalRow } from './portal-access.ts';
import type { PortalStage } from './portal-stage.ts';
import { freshId } from './world.ts';

const eventOnSale = async (stage: PortalStage) => (await stage.onSale()).eventId;

const atDoors =
  (more: { query?: Record<string, string> } = {}) =>
  async (stage: PortalStage) => ({ params: { eventId: await eventOnSale(stage) }, ...more });

const scanned = () => ({ scanId: sampleScanId(), code: 'F1.1.NONE', door: 'Main door' });

const { at, door: admittedDoor } = sampleScan();

/** A ticket that was admitted, of an event of the owner. */
const used = (of: 'the event' | 'another event') => async (stage: PortalStage) => {
  const eventId = await eventOnSale(stage);
  const its = of === 'the event' ? eventId : await eventOnSale(stage);
  const mark = { status: 'used', admittedAt: at, admittedDoor } as const;
  const ticket = sampleTicket({ eventId: its, bookingId: freshId('bkg'), ...mark });
  await putItem(stage.world.db, 'tickets', ticketItem(ticket));
  return { params: { eventId, ticketId: ticket.ticketId } };
};

/** The portal's lines about the doors. */
export const PORTAL_DOOR_ROWS: readonly PortalRow[] = [
  {
    endpoint: 'scanTicket',
    expected: DOORS,
    ask: async (stage) => ({ ...(await atDoors()(stage)), body: { ...scanned(), device: 'd1' } }),
  },
  {
    endpoint: 'syncScans',
    expected: DOORS,
    ask: async (stage) => ({
      ...(await atDoors()(stage)),
      body: { device: 'd1', scans: [{ ...scanned(), at, decided: 'fake' }] },
    }),
  },
  { endpoint: 'getDoors', expected: DOORS, ask: atDoors() },
  { endpoint: 'listDoorTickets', expected: DOORS, ask: atDoors() },
  { endpoint: 'findGuests', expected: DOORS, ask: atDoors({ query: { name: 'Ada' } }) },
  { endpoint: 'streamAttendance', expected: DOORS, ask: atDoors() },
  { endpoint: 'listScans', expected: OWN_EVENT, ask: atDoors() },
  { endpoint: 'listConflicts', expected: OWN_EVENT, ask: atDoors() },
  { endpoint: 'undoAdmission', expected: OWN_EVENT, ask: used('the event') },
  {
    endpoint: 'undoAdmission',
    variant: 'of another event',
    expected: ofAnotherEvent('ticket-not-found'),
    ask: used('another event'),
  },
];
