import { blocksOf, type SeatId, type TicketedEvent } from '../domain/index.ts';
import type { BookingWorld, TestClock } from './booking-world.ts';
import { drawnRoom, drawnStates } from './drawn-room.ts';
import { smallHouseEvent } from './small-house.ts';

/** Where a room is put on sale. */
type House = Pick<BookingWorld, 'plans' | 'seats' | 'events'> & {
  readonly clock: Pick<TestClock, 'epoch'>;
};

let events = 0;

/** Puts an event in a drawn room on sale; seats drawn as sold are held by somebody else for ever. */
export async function putDrawnRoomOnSale(
  world: House,
  drawings: readonly string[],
  change: Partial<TicketedEvent> = {},
): Promise<TicketedEvent> {
  events += 1;
  const plan = { ...drawnRoom(...drawings), planVersion: `pln_drawn${events}` };
  const event = smallHouseEvent({
    eventId: `evt_drawn${events}`,
    planVersion: plan.planVersion,
    sections: [{ sectionId: 'sec_a', name: 'A', kind: 'seated', capacity: 100, pools: 0 }],
    categories: ['cat_1', 'cat_2'].map((categoryId) => ({
      ...{ categoryId, name: categoryId, colour: '#7a5cff', price: 4_000 },
    })),
    ...change,
  });
  const { rows, pools } = blocksOf(plan);
  await world.plans.save(plan);
  await world.seats.createBlocks(event, rows, pools);
  await world.events.put(event);
  await sellDrawn(world, event, drawings);
  return event;
}

/** Whose seats of a drawn room are whose, by seat; those drawn as sold are left out. */
export async function drawnHolders(
  world: Pick<House, 'seats'>,
  { eventId }: TicketedEvent,
): Promise<Record<SeatId, string>> {
  const rows = await world.seats.readSection(eventId, 'sec_a', 'consistent');
  const all = rows.flatMap(({ by }) => Object.entries(by));
  return Object.fromEntries(all.filter(([, by]) => by !== SOLD_TO && by !== 'blocked'));
}

const SOLD_TO = 'bkg_drawn';

async function sellDrawn(
  world: House,
  { eventId, planVersion }: TicketedEvent,
  drawings: readonly string[],
): Promise<void> {
  const states = drawnStates(...drawings);
  const plan = await world.plans.find(planVersion);
  for (const section of plan?.sections ?? []) {
    if (section.kind === 'standing') continue;
    const lines = section.rows.flatMap((row) =>
      row.seats
        .filter((_, index) => states[row.rowId]?.[index] === 's')
        .map(({ seatId, label }) => ({
          ...{ kind: 'seat' as const, seatId, block: `row#${row.rowId}`, price: 0 },
          ...{ sectionId: section.sectionId, rowId: row.rowId, categoryId: row.categoryId },
          label: { section: section.name, row: row.label, seat: label },
        })),
    );
    if (lines.length === 0) continue;
    const claim = { bookingId: SOLD_TO, eventId, planVersion, lines };
    await world.seats.hold({ ...claim, until: world.clock.epoch() + 1e12 }, world.clock.epoch());
  }
}
