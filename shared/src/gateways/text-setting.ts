import { layoutOf, type Weight } from './ticket-fonts.ts';
import { piecesOf, type TextPiece } from './text-pieces.ts';

/** How large a text may be and how much room it has, in points. */
export type TextRoom = {
  readonly width: number;
  /** The size that is wanted; a text that does not fit is set smaller, down to `smallest`, and then cut. */
  readonly size: number;
  readonly smallest: number;
  readonly lines: number;
  /** The most height of all lines together. */
  readonly height: number;
  readonly weight: Weight;
  /** Extra space between letters. */
  readonly spacing: number;
};

/** A text in the size and the lines that fit its room. */
export type TextSetting = { readonly size: number; readonly lines: readonly string[] };

/** The width of a text at a size of 1 point without extra space, and its number of letters. */
type Measure = { readonly width: number; readonly letters: number };

/** Measures words; each once for a document. */
export type Ruler = (text: string, weight: Weight) => Measure;

/** The height of a line as a share of its size. */
export const LINE_HEIGHT = 1.28;

const SIZE_STEP = 0.5;
const words = new Intl.Segmenter('und', { granularity: 'word' });

/** A ruler that remembers. */
export function newRuler(): Ruler {
  const known = new Map<string, Measure>();
  return (text, weight) => {
    const key = `${weight}${text}`;
    const measured = known.get(key) ?? measure(text, weight);
    known.set(key, measured);
    return measured;
  };
}

/** The width of a piece at a size, and with extra space between its letters. */
export function pieceWidth({ font, text }: TextPiece, size: number, spacing: number): number {
  const { advanceWidth, glyphs } = layoutOf(font, text).run;
  return (advanceWidth / font.font.unitsPerEm) * size + glyphs.length * spacing;
}

function measure(text: string, weight: Weight): Measure {
  const pieces = piecesOf(text, weight);
  const width = pieces.reduce((sum, piece) => sum + pieceWidth(piece, 1, 0), 0);
  const withSpace = pieces.reduce((sum, piece) => sum + pieceWidth(piece, 1, 1), 0);
  return { width, letters: Math.round(withSpace - width) };
}

/** Sets a printable text as large as its room allows. */
export function settingOf(text: string, room: TextRoom, ruler: Ruler): TextSetting {
  for (let { size } = room; ; size -= SIZE_STEP) {
    const last = size <= room.smallest;
    const lines = wrapped(text, room, last ? room.smallest : size, ruler);
    const most = Math.min(room.lines, Math.floor(room.height / (size * LINE_HEIGHT)));
    if (lines.length <= most) return { size, lines };
    if (last)
      return { size: room.smallest, lines: cutAfter(lines, Math.max(1, most), room, ruler) };
  }
}

/** Breaks between words, and inside a word that is wider than the room. */
function wrapped(text: string, room: TextRoom, size: number, ruler: Ruler): string[] {
  const lines = [{ text: '', width: 0 }];
  for (const part of partsOf(text, room, size, ruler)) {
    const line = lines.at(-1);
    const width = widthOf(part, room, size, ruler);
    const blank = part.trim() === '';
    if (line && (blank || line.width + width <= room.width)) {
      line.text += part;
      line.width += width;
    } else lines.push({ text: part, width });
  }
  return lines.map((line) => line.text.trim()).filter((line) => line !== '');
}

function partsOf(text: string, room: TextRoom, size: number, ruler: Ruler): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment).flatMap((word) =>
    widthOf(word, room, size, ruler) <= room.width ? [word] : Array.from(word),
  );
}

function widthOf(text: string, { weight, spacing }: TextRoom, size: number, ruler: Ruler): number {
  const { width, letters } = ruler(text, weight);
  return width * size + letters * spacing;
}

/** The first lines; the last one says that it has lost its end. */
function cutAfter(lines: readonly string[], most: number, room: TextRoom, ruler: Ruler): string[] {
  const letters = Array.from(lines[most - 1] ?? '');
  const cut = () => `${letters.join('').trimEnd()}…`;
  while (letters.length > 0 && widthOf(cut(), room, room.smallest, ruler) > room.width)
    letters.pop();
  return [...lines.slice(0, most - 1), cut()];
}
