/** Red, green and blue, each from 0 to 255. */
type Rgb = readonly [number, number, number];

const HUES = 24;
/** How much more a vivid pixel counts than a dull one of the same hue. */
const VIVIDNESS = 2;
/** Below this chroma a picture counts as grey. */
const LEAST_CHROMA = 24;

type Bin = { weight: number; sum: [number, number, number] };

/**
 * The colour that a picture is remembered by: the mean of its heaviest hue, vivid pixels counting more; of a grey
 * picture the mean of all. `pixels` are red, green and blue in turn. Contrast is the pages' business.
 */
export function accentOf(pixels: Uint8Array): string {
  const bins = Array.from({ length: HUES }, emptyBin);
  const all = emptyBin();
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const pixel: Rgb = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
    addTo(all, pixel, 1);
    const chroma = chromaOf(pixel);
    const bin = bins[Math.floor((hueOf(pixel, chroma) / 6) * HUES) % HUES];
    if (bin && chroma >= LEAST_CHROMA) addTo(bin, pixel, chroma ** VIVIDNESS);
  }
  const heaviest = bins.reduce((best, bin) => (bin.weight > best.weight ? bin : best));
  return hexOf(heaviest.weight > 0 ? heaviest : all);
}

function emptyBin(): Bin {
  return { weight: 0, sum: [0, 0, 0] };
}

function addTo(bin: Bin, [red, green, blue]: Rgb, weight: number): void {
  bin.weight += weight;
  bin.sum[0] += red * weight;
  bin.sum[1] += green * weight;
  bin.sum[2] += blue * weight;
}

function chromaOf(pixel: Rgb): number {
  return Math.max(...pixel) - Math.min(...pixel);
}

/** From 0 for red up to but not including 6. */
function hueOf([red, green, blue]: Rgb, chroma: number): number {
  if (chroma === 0) return 0;
  const top = Math.max(red, green, blue);
  if (top === red) return ((((green - blue) / chroma) % 6) + 6) % 6;
  return top === green ? (blue - red) / chroma + 2 : (red - green) / chroma + 4;
}

function hexOf({ weight, sum }: Bin): string {
  const channels = sum.map((total) => Math.round(weight > 0 ? total / weight : 0));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
