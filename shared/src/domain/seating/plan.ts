import type { CategoryId, PlanVersion, RowId, SeatId, SectionId } from '../ids.ts';

/** A place in the room in centimetres, x to the right and y away from the stage's side of the drawing (down). */
export type Point = { readonly x: number; readonly y: number };

/** What a seat is for: an accessible space, the seat beside one, or nothing special. */
export type SeatKind = 'accessible' | 'companion';

/** One seat as drawn. */
export type Seat = {
  readonly seatId: SeatId;
  /** What is written on the seat, such as `14`. */
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** The seat's own category, where it differs from its row's. */
  readonly categoryId?: CategoryId;
  readonly kind?: SeatKind;
  /** Never for sale: a camera place, a broken seat. */
  readonly blocked?: true;
  /** A note for buyers, such as `Restricted view`. */
  readonly note?: string;
};

/** A row of seats in the order in which people sit. */
export type Row = {
  readonly rowId: RowId;
  readonly label: string;
  readonly categoryId: CategoryId;
  readonly seats: readonly Seat[];
  /** The seats of each inventory block, where changes on sale have left another cut than that by position. */
  readonly pieces?: readonly (readonly SeatId[])[];
};

type SectionBase = {
  readonly sectionId: SectionId;
  readonly name: string;
  /** The section's outline, a closed polygon. */
  readonly outline: readonly Point[];
};

/** A section of rows of seats. */
export type SeatedSection = SectionBase & {
  readonly kind: 'seated';
  readonly rows: readonly Row[];
};

/** A standing area: places without numbers. */
export type StandingSection = SectionBase & {
  readonly kind: 'standing';
  readonly categoryId: CategoryId;
  readonly capacity: number;
  /** The places of each inventory pool, where changes on sale have left another cut than that of the capacity. */
  readonly pools?: readonly number[];
};

/** Either kind of section. */
export type Section = SeatedSection | StandingSection;

/** Something drawn that is not for sale. */
export type Decoration = {
  readonly kind: 'stage' | 'area' | 'text';
  readonly outline?: readonly Point[];
  readonly at?: Point;
  readonly text?: string;
};

/** The static drawing of a room. Who holds what is not in it. */
export type SeatingPlan = {
  readonly planVersion: PlanVersion;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** What the audience looks at; best-available seats are near it. */
  readonly focalPoint: Point;
  readonly sections: readonly Section[];
  readonly decorations: readonly Decoration[];
};

/** Where a ticket's holder sits or stands, in words for people. */
export type PlaceLabel = {
  readonly section: string;
  readonly row?: string;
  readonly seat?: string;
};

/** All seats and standing places of a section, blocked seats left out. */
export function capacityOf(section: Section): number {
  if (section.kind === 'standing') return section.capacity;
  return section.rows.reduce(
    (sum, row) => sum + row.seats.filter((seat) => !seat.blocked).length,
    0,
  );
}
