/** A colour as red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads `#rrggbb` or `#rgb`; a middle grey for anything else. */
export function rgbOf(hex: string): Rgb {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex);
  const digits = short
    ? short.slice(1).map((digit) => digit + digit)
    : (/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)?.slice(1) ?? []);
  const [red = 128, green = 128, blue = 128] = digits.map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue];
}

/** A colour as CSS text. */
export function cssOf([red, green, blue]: Rgb, alpha = 1): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)} / ${alpha})`;
}

/** The mix of two colours with `share` of the second. */
export function mixed(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The WCAG contrast of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The colour moved as little as needed towards black or white to reach a contrast with its ground. */
export function standingOut(colour: Rgb, ground: Rgb, least: number): Rgb {
  const target: Rgb = luminance(ground) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mixed(colour, target, share);
    if (contrast(candidate, ground) >= least) return candidate;
  }
  return target;
}

/** Black or white, whichever reads better on a colour. */
export function inkOn(colour: Rgb): Rgb {
  return contrast(colour, [255, 255, 255]) >= 3.6 ? [255, 255, 255] : [20, 20, 24];
}
