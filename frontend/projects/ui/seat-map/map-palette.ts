import { contrast, inkOn, mixed, rgbOf, standingOut, type Rgb } from './colour.ts';
import type { SeatCategory } from './seat-map-inputs.ts';

/** The colours of the room, resolved from the theme's tokens. */
export type Palette = {
  readonly ground: Rgb;
  /** The floor of a section under its seats. */
  readonly floor: Rgb;
  readonly stage: Rgb;
  readonly line: Rgb;
  readonly ink: Rgb;
  readonly softInk: Rgb;
  readonly accent: Rgb;
  readonly onAccent: Rgb;
  readonly danger: Rgb;
  readonly fontFamily: string;
  /** Whether the person's own high-contrast colours replace the categories'. */
  readonly forced: boolean;
};

/** How a category is painted. */
export type CategoryPaint = { readonly fill: Rgb; readonly ink: Rgb; readonly dimmed: boolean };

/** Each colour's token and the system colour that stands in without a theme. */
const TOKENS = {
  ground: ['--mat-sys-surface', 'Canvas'],
  floor: ['--mat-sys-surface-container', 'Canvas'],
  stage: ['--mat-sys-surface-container-highest', 'Canvas'],
  line: ['--mat-sys-outline-variant', 'GrayText'],
  ink: ['--mat-sys-on-surface', 'CanvasText'],
  softInk: ['--mat-sys-on-surface-variant', 'CanvasText'],
  accent: ['--mat-sys-primary', 'Highlight'],
  onAccent: ['--mat-sys-on-primary', 'HighlightText'],
  danger: ['--mat-sys-error', 'CanvasText'],
} as const;

type ColourName = keyof typeof TOKENS;

/** The least contrast of a category's seats with the floor (WCAG 1.4.11). */
const LEAST_CONTRAST = 3;

/** Reads the theme as it is now. `probe` is an unseen element inside of the map. */
export function readPalette(probe: HTMLElement): Palette {
  const forced = matchMedia('(forced-colors: active)').matches;
  const names = Object.keys(TOKENS) as ColourName[];
  // In a transition the computed colour would be that of before.
  probe.style.transition = 'none';
  const texts = names.map((name) => {
    const [token, system] = TOKENS[name];
    probe.style.color = forced ? system : `var(${token}, ${system})`;
    return getComputedStyle(probe).color;
  });
  const resolved = pixelsOf(texts);
  const colours = Object.fromEntries(
    names.map((name, index) => [name, resolved[index] ?? [128, 128, 128]]),
  );
  return {
    ...(colours as Record<ColourName, Rgb>),
    fontFamily: getComputedStyle(probe).fontFamily,
    forced,
  };
}

/** CSS colours of any notation as red, green, blue: painted and read back. */
function pixelsOf(colours: readonly string[]): Rgb[] {
  const canvas = document.createElement('canvas');
  canvas.width = colours.length;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return [];
  colours.forEach((colour, index) => {
    context.fillStyle = colour;
    context.fillRect(index, 0, 1, 1);
  });
  const { data } = context.getImageData(0, 0, colours.length, 1);
  return colours.map((_, index) => [
    data[index * 4] ?? 0,
    data[index * 4 + 1] ?? 0,
    data[index * 4 + 2] ?? 0,
  ]);
}

/** How each category of a scene is painted, readable on this theme's floor. */
export function categoryPaints(
  categoryIds: readonly string[],
  palette: Palette,
  shown: { readonly categories: readonly SeatCategory[]; readonly filter: ReadonlySet<string> },
): CategoryPaint[] {
  return categoryIds.map((categoryId) => {
    const category = shown.categories.find((one) => one.categoryId === categoryId);
    const dimmed = shown.filter.size > 0 && !shown.filter.has(categoryId);
    const colour = palette.forced || !category ? palette.ink : rgbOf(category.colour);
    const vivid = standingOut(colour, palette.floor, LEAST_CONTRAST);
    const fill = dimmed ? mixed(palette.floor, vivid, 0.28) : vivid;
    const ink = dimmed ? mixed(fill, palette.ink, 0.4) : inkOn(fill);
    return { fill, ink, dimmed };
  });
}

/** How much of its colour a section keeps that is filtered out, or has nothing for the party. */
const DIMMED_SHARE = 0.35;
const UNFIT_SHARE = 0.1;

/** How full a section is. */
export type SectionFill = {
  readonly freeShare: number | undefined;
  /** Whether it has nothing for the party that chooses. */
  readonly isUnfit?: boolean;
};

/** The fill of a section in the overview: the fuller the room, the paler; a grey when nothing is left. */
export function sectionShade(
  paint: CategoryPaint,
  palette: Palette,
  { freeShare, isUnfit = false }: SectionFill,
): CategoryPaint {
  const dimmed = paint.dimmed || isUnfit;
  if (freeShare === 0)
    return {
      fill: mixed(palette.floor, palette.softInk, 0.14),
      ink: palette.softInk,
      dimmed: true,
    };
  const full = freeShare === undefined ? 0.3 : 0.22 + 0.5 * Math.sqrt(freeShare);
  const share = paint.dimmed ? DIMMED_SHARE : full;
  const fill = mixed(palette.floor, paint.fill, isUnfit ? UNFIT_SHARE : share);
  const ink = contrast(palette.ink, fill) >= 4.5 ? palette.ink : inkOn(fill);
  return { fill, ink, dimmed };
}
