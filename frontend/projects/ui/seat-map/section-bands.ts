import { distance } from './geometry.ts';
import type { Scene, SceneSection } from './seat-map-scene.ts';
import { nearestInRow, seatAt } from './seat-walk.ts';

/** The rows of one category in a section, as lines to be stroked one row wide. */
export type SectionBand = {
  readonly category: number;
  readonly path: Path2D;
  readonly width: number;
};

const known = new WeakMap<SceneSection, readonly SectionBand[]>();

/** A section's rows by category, so that the overview shows where each price is; none for a section of one category. */
export function sectionBands(scene: Scene, section: SceneSection): readonly SectionBand[] {
  const bands = known.get(section) ?? bandsOf(scene, section);
  known.set(section, bands);
  return bands;
}

function bandsOf(scene: Scene, section: SceneSection): SectionBand[] {
  const width = rowDistance(scene, section) * 1.08;
  const paths = new Map<number, Path2D>();
  for (let index = section.rows.first; index < section.rows.first + section.rows.count; index++) {
    traceRow(scene, index, paths);
  }
  if (paths.size < 2) return [];
  return [...paths].map(([category, path]) => ({ category, path, width }));
}

/** Adds a row's runs of equal category; a run goes on to the first seat of the next. */
function traceRow(scene: Scene, rowIndex: number, paths: Map<number, Path2D>): void {
  const row = scene.rows[rowIndex];
  if (!row) return;
  const end = row.first + row.count;
  for (let first = row.first; first < end;) {
    const category = scene.category[first] ?? 0;
    let next = first + 1;
    while (next < end && scene.category[next] === category) next++;
    const path = paths.get(category) ?? new Path2D();
    paths.set(category, path);
    traceRun(scene, path, { first, last: Math.min(next, end - 1) });
    first = next;
  }
}

function traceRun(
  scene: Scene,
  path: Path2D,
  { first, last }: { readonly first: number; readonly last: number },
): void {
  const start = seatAt(scene, first);
  path.moveTo(start.x, start.y);
  for (let seat = first + 1; seat <= last; seat++)
    path.lineTo(scene.x[seat] ?? 0, scene.y[seat] ?? 0);
}

function rowDistance(scene: Scene, section: SceneSection): number {
  const { first, count } = section.rows;
  const row = scene.rows[first];
  if (count < 2 || !row) return scene.pitch * 2;
  const from = seatAt(scene, row.first + Math.floor(row.count / 2));
  return distance(from, seatAt(scene, nearestInRow(scene, first + 1, from)));
}
