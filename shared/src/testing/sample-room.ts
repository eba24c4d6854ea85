import type {
  PlaceLine,
  SeatedSection,
  SeatingPlan,
  SeatLine,
  TicketedEvent,
} from '../domain/index.ts';
import { sampleEvent } from './sample-event.ts';

/** A row of a length; seat 3 of row `B` is never for sale. */
function sampleRow(rowId: string, length: number): SeatedSection['rows'][number] {
  return {
    rowId,
    label: rowId,
    categoryId: 'cat_1',
    seats: Array.from({ length }, (_, seat) => ({
      seatId: `${rowId.toLowerCase()}${seat + 1}`,
      label: String(seat + 1),
      x: seat * 50,
      y: rowId.charCodeAt(0) * 90,
      ...(rowId === 'B' && seat === 2 && { blocked: true as const }),
    })),
  };
}

/** A small room: rows A (60 seats, so two blocks), B (10) and C (4), and 150 standing places in two pools. */
export function samplePlan(change: Partial<SeatingPlan> = {}): SeatingPlan {
  const outline = [
    { x: 0, y: 0 },
    { x: 3_000, y: 0 },
    { x: 3_000, y: 1_000 },
  ];
  return {
    planVersion: 'pln_1',
    name: 'Small room',
    width: 3_000,
    height: 2_000,
    focalPoint: { x: 1_500, y: 0 },
    sections: [
      {
        kind: 'seated',
        sectionId: 'sec_stalls',
        name: 'Stalls',
        outline,
        rows: [sampleRow('A', 60), sampleRow('B', 10), sampleRow('C', 4)],
      },
      {
        kind: 'standing',
        sectionId: 'sec_floor',
        name: 'Floor',
        outline,
        categoryId: 'cat_1',
        capacity: 150,
      },
    ],
    decorations: [],
    ...change,
  };
}

/** A published event in the room of {@link samplePlan}. */
export function sampleRoomEvent(change: Partial<TicketedEvent> = {}): TicketedEvent {
  return sampleEvent({
    sections: [
      { sectionId: 'sec_stalls', name: 'Stalls', kind: 'seated', capacity: 73, pools: 0 },
      { sectionId: 'sec_floor', name: 'Floor', kind: 'standing', capacity: 150, pools: 2 },
    ],
    ...change,
  });
}

/** A seat of the sample room, such as `a52` of row A, as a booking's line. */
export function sampleSeatLine(seatId: string): SeatLine {
  const rowId = seatId.charAt(0).toUpperCase();
  const place = Number(seatId.slice(1));
  return {
    kind: 'seat',
    sectionId: 'sec_stalls',
    rowId,
    block: place > 50 ? `row#${rowId}~2` : `row#${rowId}`,
    seatId,
    label: { section: 'Stalls', row: rowId, seat: String(place) },
    categoryId: 'cat_1',
    price: 0,
  };
}

/** A standing place of the sample room as a booking's line. */
export function samplePlaceLine(pool: number): PlaceLine {
  return {
    kind: 'place',
    sectionId: 'sec_floor',
    pool,
    label: { section: 'Floor' },
    categoryId: 'cat_1',
    price: 0,
  };
}
