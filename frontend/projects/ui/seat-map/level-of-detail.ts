/** What is drawn at a zoom, decided by the pixels between neighbouring seats. */
export type LevelOfDetail = {
  /** How strongly sections are filled as one area, 0 to 1. */
  readonly sections: number;
  /** How strongly single seats are drawn, 0 to 1. */
  readonly seats: number;
  /** Whether seats are large enough to tell their states by shape. */
  readonly shapes: boolean;
  /** Whether rows are named at their ends. */
  readonly rowLabels: boolean;
  /** Whether seats carry their label. */
  readonly seatLabels: boolean;
  /** Whether sections carry their name. */
  readonly sectionNames: boolean;
};

const SEATS_FROM = 5;
const SECTIONS_UNTIL = 7.5;
const SHAPES_FROM = 8;
const SECTION_NAMES_UNTIL = 15;
const ROW_LABELS_FROM = 13;
const SEAT_LABELS_FROM = 22;

/** A seat is taken by a tap only where it is at least this wide; below, the tap zooms in first. */
export const TAPPABLE_PITCH = 16;
/** The same for a mouse, which points more finely. */
export const CLICKABLE_PITCH = 8;

/** The level of detail for seats so many CSS pixels apart. */
export function levelOfDetail(pitch: number): LevelOfDetail {
  const seats = Math.min(1, Math.max(0, (pitch - SEATS_FROM) / (SECTIONS_UNTIL - SEATS_FROM)));
  return {
    seats,
    sections: 1 - seats,
    shapes: pitch >= SHAPES_FROM,
    rowLabels: pitch >= ROW_LABELS_FROM,
    seatLabels: pitch >= SEAT_LABELS_FROM,
    sectionNames: pitch < SECTION_NAMES_UNTIL,
  };
}
