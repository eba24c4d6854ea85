import {
  addRows,
  addSection,
  addStage,
  addStanding,
  type Ids,
  type NewRows,
  type PlanDraft,
} from '../domain/index.ts';

/** Ids that count up, the same in each test. */
export function countingIds(): Ids {
  let count = 0;
  const next = (): number => (count += 1);
  return {
    seat: () => `s${next()}`,
    row: () => `r${next()}`,
    section: () => `sec_${next()}`,
  };
}

/** A room of 20 × 20 metres with nothing in it; people look at the middle of its upper edge. */
export const EMPTY_ROOM: PlanDraft = {
  name: 'Room',
  width: 2_000,
  height: 2_000,
  focalPoint: { x: 1_000, y: 0 },
  sections: [],
  decorations: [],
};

/** Three straight rows A to C of five seats, 55 cm apart, from the left. */
export const FIVE_BY_THREE: NewRows = {
  shape: { from: { x: 400, y: 600 }, to: { x: 620, y: 600 }, curve: 0 },
  rows: 3,
  rowGap: 95,
  count: 5,
  labels: { scheme: 'letters', start: 'A', order: 'front' },
  numbering: { scheme: 'left', start: 1 },
  categoryId: 'cat_1',
};

/** A room with the section Stalls of {@link FIVE_BY_THREE}, a standing floor for 50 and a stage. */
export function smallDrawing(ids = countingIds()): PlanDraft {
  const outline = [
    { x: 1_000, y: 600 },
    { x: 1_600, y: 600 },
    { x: 1_600, y: 1_000 },
    { x: 1_000, y: 1_000 },
  ];
  const withSection = addSection(EMPTY_ROOM, { name: 'Stalls', outline: [] }, ids);
  const sectionId = withSection.sections[0]?.sectionId ?? '';
  const withRows = addRows(withSection, { sectionId }, FIVE_BY_THREE, ids);
  const floor = { name: 'Floor', outline, capacity: 50, categoryId: 'cat_2' };
  const stage = [
    { x: 500, y: 100 },
    { x: 1_500, y: 100 },
    { x: 1_500, y: 300 },
    { x: 500, y: 300 },
  ];
  return addStage(addStanding(withRows, floor, ids), stage);
}
