import type { Size } from './geometry.ts';
import type { LevelOfDetail } from './level-of-detail.ts';
import type { CategoryPaint, Palette, SectionFill } from './map-palette.ts';
import type { Scene } from './seat-map-scene.ts';
import type { SeatStatuses } from './seat-status.ts';
import type { Viewport } from './viewport.ts';

/** What the keyboard stands on. */
export type Cursor = { readonly section: number; readonly seat?: number };

/** What the overview writes on a section. */
export type SectionCaption = SectionFill & { readonly name: string; readonly detail: string };

/** All that one frame of the map shows. */
export type MapPicture = {
  readonly scene: Scene;
  readonly statuses: SeatStatuses;
  readonly paints: readonly CategoryPaint[];
  /** How the categories' ordinary seats are painted where those are of no interest. */
  readonly ordinaryPaints?: readonly CategoryPaint[] | undefined;
  readonly palette: Palette;
  readonly captions: readonly SectionCaption[];
  readonly viewport: Viewport;
  readonly size: Size;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  readonly detail: LevelOfDetail;
  /** What the keyboard stands on, while that is to be seen. */
  readonly cursor: Cursor | undefined;
  readonly hovered: Cursor | undefined;
  /** Whether nothing may move by itself. */
  readonly calm: boolean;
};
