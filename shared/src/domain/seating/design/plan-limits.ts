/** Limits of a drawing: far beyond every hall, and small enough to be read, checked and kept at once. */
export const PLAN_LIMITS = {
  /** The furthest from the origin that anything stands, in centimetres. */
  reachCm: 100_000,
  text: 200,
  sections: 500,
  rowsPerSection: 2_000,
  seatsPerRow: 2_000,
  seats: 60_000,
  places: 100_000,
  decorations: 1_000,
  corners: 2_000,
  categories: 50,
  categoryName: 60,
} as const;
