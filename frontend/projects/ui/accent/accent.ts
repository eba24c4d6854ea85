import { contrast, cssOf, rgbOf, standingOut, type Rgb } from '../seat-map/colour.ts';

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];
// The surfaces that an accent stands on: the darkest of the light theme, the lightest of the dark one.
const LIGHT_GROUND: Rgb = [228, 231, 227];
const DARK_GROUND: Rgb = [50, 54, 52];
// What shapes need to be seen; the words on them are black or white and stand out by 4.5 in any case.
const SHAPE_CONTRAST = 3;

/** The custom properties that lay an event's accent over the theme. */
export type AccentStyle = Readonly<Record<'--fy-accent' | '--fy-on-accent', string>>;

/** The accent of a picture as custom properties, moved until it stands out from both themes’ surfaces. */
export function accentStyle(accent: string | undefined): AccentStyle | undefined {
  if (accent === undefined) return undefined;
  const onLight = standingOut(rgbOf(accent), LIGHT_GROUND, SHAPE_CONTRAST);
  const onDark = standingOut(rgbOf(accent), DARK_GROUND, SHAPE_CONTRAST);
  return {
    '--fy-accent': `light-dark(${cssOf(onLight)}, ${cssOf(onDark)})`,
    '--fy-on-accent': `light-dark(${cssOf(wordsOn(onLight))}, ${cssOf(wordsOn(onDark))})`,
  };
}

/** Black or white, whichever reads better; one of them always has a contrast of at least 4.5. */
export function wordsOn(ground: Rgb): Rgb {
  return contrast(WHITE, ground) >= contrast(BLACK, ground) ? WHITE : BLACK;
}
