import type { RowId, SectionId } from '../ids.ts';
import type { PlanVersion } from '../ids.ts';

/** The states of a seat that everybody may see; one character each in a row's text. */
export const SEAT_STATES = { free: '.', held: 'h', sold: 's', blocked: 'b' } as const;

/** A seat's public state. */
export type SeatState = keyof typeof SEAT_STATES;

/** A row's seats in plan order, one character of {@link SEAT_STATES} each. */
export type RowStates = string;

/** The availability of a whole room at one version. */
export type AvailabilitySnapshot = {
  readonly planVersion: PlanVersion;
  readonly rows: Readonly<Record<RowId, RowStates>>;
  /** Free places of each standing section. */
  readonly places: Readonly<Record<SectionId, number>>;
};

/** What changed since an earlier version: whole rows and whole counts, so that applying it twice is harmless. */
export type AvailabilityDelta = Pick<AvailabilitySnapshot, 'rows' | 'places'>;
