import {
  blocksOf,
  placeLinesOf,
  seatLinesOf,
  type BookingLine,
  type EpochMs,
  type EventSection,
  type PoolBlock,
  type RowBlock,
  type SeatedSection,
  type SeatingPlan,
  type TicketedEvent,
} from '../domain/index.ts';
import type { Claim } from '../use-cases/ports.ts';
import { sampleEvent } from './sample-event.ts';

const OUTLINE = [
  { x: 0, y: 0 },
  { x: 600, y: 0 },
  { x: 600, y: 300 },
];

const FAR_AWAY = '2126-12-11T18:00:00.000Z';

/** The places of the small house's two pools, small enough to run out. */
export const SMALL_POOLS = [4, 3] as const;

function row(rowId: string, categoryId: string, seats: number): SeatedSection['rows'][number] {
  return {
    rowId,
    label: rowId,
    categoryId,
    seats: Array.from({ length: seats }, (_, index) => ({
      seatId: `${rowId.toLowerCase()}${index + 1}`,
      label: String(index + 1),
      x: index * 55,
      y: rowId.charCodeAt(0) * 90,
      ...(rowId === 'B' && index === 3 && { blocked: true as const }),
    })),
  };
}

/**
 * A house small enough to fight over: rows A and B of four seats (`a1` …, `b4` never for sale) in the stalls, row C of
 * three in the circle, and a standing floor of {@link SMALL_POOLS}.
 */
export function smallHouse(): SeatingPlan {
  return {
    planVersion: 'pln_small',
    name: 'Small house',
    width: 600,
    height: 600,
    focalPoint: { x: 80, y: 0 },
    sections: [
      {
        kind: 'seated',
        sectionId: 'sec_stalls',
        name: 'Stalls',
        outline: OUTLINE,
        rows: [row('A', 'cat_stalls', 4), row('B', 'cat_stalls', 4)],
      },
      {
        kind: 'seated',
        sectionId: 'sec_circle',
        name: 'Circle',
        outline: OUTLINE,
        rows: [row('C', 'cat_circle', 3)],
      },
      {
        kind: 'standing',
        sectionId: 'sec_floor',
        name: 'Floor',
        outline: OUTLINE,
        categoryId: 'cat_floor',
        capacity: SMALL_POOLS[0] + SMALL_POOLS[1],
        pools: SMALL_POOLS,
      },
    ],
    decorations: [],
  };
}

/** An event in the small house. */
export function smallHouseEvent(change: Partial<TicketedEvent> = {}): TicketedEvent {
  const category = (categoryId: string, price: number) => ({
    ...{ categoryId, price },
    name: categoryId,
    colour: '#7a5cff',
  });
  return sampleEvent({
    categories: [
      category('cat_stalls', 4_200),
      category('cat_circle', 2_500),
      category('cat_floor', 1_500),
    ],
    sections: smallHouseSections(),
    planVersion: 'pln_small',
    fees: { perTicket: 100, share: 0 },
    // So far away that no test's clock comes there.
    ...{ salesCloseAt: FAR_AWAY, doorsOpenAt: FAR_AWAY, startsAt: FAR_AWAY, endsAt: FAR_AWAY },
    ...change,
  });
}

function smallHouseSections(): EventSection[] {
  const seated = { kind: 'seated', pools: 0 } as const;
  return [
    { sectionId: 'sec_stalls', name: 'Stalls', capacity: 7, ...seated },
    { sectionId: 'sec_circle', name: 'Circle', capacity: 3, ...seated },
    {
      sectionId: 'sec_floor',
      name: 'Floor',
      kind: 'standing',
      capacity: SMALL_POOLS[0] + SMALL_POOLS[1],
      pools: SMALL_POOLS.length,
    },
  ];
}

/** The inventory blocks of the small house. */
export function smallHouseBlocks(): { rows: RowBlock[]; pools: PoolBlock[] } {
  return blocksOf(smallHouse());
}

/** Seats of the small house, and places of its pools by pool number. */
export type SmallChoice = {
  readonly seats?: readonly string[];
  readonly places?: Readonly<Record<number, number>>;
};

/** Lines of an event in the small house. */
export function smallLines(
  event: TicketedEvent,
  { seats = [], places = {} }: SmallChoice,
): BookingLine[] {
  const draws = Object.entries(places).map(([pool, quantity]) => ({
    pool: Number(pool),
    quantity,
  }));
  const plan = smallHouse();
  return [...seatLinesOf(event, plan, seats), ...placeLinesOf(event, plan, 'sec_floor', draws)];
}

/** A claim in the small house. */
export function smallClaim(
  event: TicketedEvent,
  bookingId: string,
  choice: SmallChoice,
  until: EpochMs,
): Claim {
  const { eventId, planVersion } = event;
  return { bookingId, eventId, planVersion, lines: smallLines(event, choice), until };
}
