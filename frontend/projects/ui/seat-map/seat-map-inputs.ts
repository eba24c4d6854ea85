import type { EventView, LiveRoomView, SeatingPlanView } from '@foyer/shared/contract';

/** The drawing of the room. */
export type SeatMapPlan = SeatingPlanView;

type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

/** What of a drawing is painted; one that is still being drawn has no version. */
export type DrawnPlan = Frozen<
  Omit<SeatingPlanView, 'planVersion'> & Partial<Pick<SeatingPlanView, 'planVersion'>>
>;

/** A price category as legend, map and list show it. */
export type SeatCategory = EventView['categories'][number];

/** The states of rows and the free standing places; what snapshot and deltas add up to. */
export type SeatAvailability = Pick<LiveRoomView, 'rows' | 'places'>;

/** A wish for so many standing places of a section in all; zero gives them back. */
export type PlacesRequest = { readonly sectionId: string; readonly quantity: number };
