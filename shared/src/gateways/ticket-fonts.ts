import { createRequire } from 'node:module';
import { openSync, type Font, type GlyphRun } from 'fontkit';

/** How heavy a text is drawn. */
export type Weight = 'regular' | 'bold';

/** A font of one weight, known by its name. */
export type TicketFont = { readonly name: string; readonly font: Font };

type FontFile = { readonly family: string; readonly file: string; readonly bold: boolean };

const NOTO = (script: string): FontFile => ({
  family: `noto-sans${script && `-${script.toLowerCase()}`}`,
  file: `NotoSans${script}`,
  bold: true,
});

/**
 * The fonts in the order in which they are asked for a character. The first holds Latin, Greek, Cyrillic and Devanagari;
 * the last but one Chinese of both kinds and Japanese, the last Korean.
 */
const FONT_FILES: readonly FontFile[] = [
  NOTO(''),
  NOTO('Arabic'),
  NOTO('Hebrew'),
  NOTO('Thai'),
  NOTO('Armenian'),
  NOTO('Georgian'),
  NOTO('Bengali'),
  NOTO('Tamil'),
  { family: 'chocolate-classical-sans', file: 'ChocolateClassicalSans', bold: false },
  { family: 'gowun-dodum', file: 'GowunDodum', bold: false },
];

const { resolve } = createRequire(import.meta.url);
const opened = new Map<string, TicketFont>();

/** The fonts of a weight in the order in which they are asked; where a family has no bold one, its regular one. */
export function* ticketFonts(weight: Weight): Generator<TicketFont> {
  for (const { family, file, bold } of FONT_FILES) {
    const style = bold && weight === 'bold' ? '700Bold' : '400Regular';
    yield openOnce(`@expo-google-fonts/${family}/${style}/${file}_${style}.ttf`);
  }
}

/** Fonts are read when a text first needs them and then kept: they hold no state of a document. */
function openOnce(path: string): TicketFont {
  const known = opened.get(path);
  if (known) return known;
  const font = openSync(resolve(path));
  if (!('layout' in font)) throw new Error(`${path} holds more than one font`);
  const fresh = { name: font.postscriptName, font };
  opened.set(path, fresh);
  return fresh;
}

/** A run of glyphs, and the features that it was laid out with. */
export type Layout = { readonly run: GlyphRun; readonly features: Record<string, boolean> };

const ALL_FEATURES = {};
const MARKS_UNPLACED = { mark: false, mkmk: false };

/** Layouts that are kept: most of a ticket's words stand on every other one too. */
const KEPT_LAYOUTS = 4_000;
const layouts = new Map<string, Layout>();

/** Lays a text out, once as long as it is remembered. */
export function layoutOf(font: TicketFont, text: string): Layout {
  const key = `${font.name}\n${text}`;
  const layout = layouts.get(key) ?? newLayout(font, text);
  layouts.delete(key);
  layouts.set(key, layout);
  const [oldest] = layouts.keys();
  if (layouts.size > KEPT_LAYOUTS && oldest !== undefined) layouts.delete(oldest);
  return layout;
}

/**
 * For a few letters, such as U+06A2, a font asks to place marks at anchors that it does not have, at
 * which the layout breaks off: then its marks stay where they are.
 */
function newLayout({ font }: TicketFont, text: string): Layout {
  try {
    return { run: font.layout(text, ALL_FEATURES), features: ALL_FEATURES };
  } catch {
    return { run: font.layout(text, MARKS_UNPLACED), features: MARKS_UNPLACED };
  }
}
