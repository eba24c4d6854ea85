import { LINE_HEIGHT, newRuler, pieceWidth, settingOf, type TextRoom } from './text-setting.ts';
import { layoutOf } from './ticket-fonts.ts';
import { piecesOf, printableText } from './text-pieces.ts';

/** A place on the page: left edge, top of the first line, and width. */
export type TextBox = { readonly x: number; readonly y: number; readonly width: number };

/** How a text is set; what is left out is one line of regular weight, from the left, never smaller than its size. */
export type TextStyle = Pick<TextRoom, 'size'> &
  Partial<Omit<TextRoom, 'width'>> & {
    readonly colour: string;
    readonly align?: 'left' | 'right' | 'center';
  };

/** Writes a text of any script into a box; answers with the y below its last line. */
export type TextWriter = (text: string, box: TextBox, style: TextStyle) => number;

/** One piece is one run: laid out whole by its font, on its baseline. */
const RUN: PDFKit.Mixins.TextOptions = { lineBreak: false, baseline: 'alphabetic', features: [] };

/** A writer for a document. */
export function textWriter(document: PDFKit.PDFDocument): TextWriter {
  const ruler = newRuler();
  return (text, box, style) => {
    const room = roomOf(box, style);
    const { size, lines } = settingOf(printableText(text, room.weight), room, ruler);
    const { spacing: characterSpacing } = room;
    document.fillColor(style.colour);
    lines.forEach((line, index) => {
      const pieces = piecesOf(line, room.weight).map((piece) => ({
        ...piece,
        width: pieceWidth(piece, size, characterSpacing),
      }));
      const baseline = box.y + index * size * LINE_HEIGHT + size;
      let x =
        box.x + indentOf(style, box.width - pieces.reduce((sum, { width }) => sum + width, 0));
      // Readers of the file get the line as it was written, whatever its shapes and their order.
      document.markContent('Span', { actual: line });
      for (const { font, text: run, width } of pieces) {
        // The library takes an opened font too, which its types do not say.
        document.font(font.font as unknown as string).fontSize(size);
        // Given features, even none, the library lays a run out whole instead of word by word.
        const { features } = layoutOf(font, run);
        document.text(run, x, baseline, { ...RUN, characterSpacing, features: features as never });
        x += width;
      }
      document.endMarkedContent();
    });
    return box.y + lines.length * size * LINE_HEIGHT;
  };
}

function roomOf({ width }: TextBox, style: TextStyle): TextRoom {
  const { size, smallest = size, lines = 1, weight = 'regular', spacing = 0 } = style;
  return { width, size, smallest, lines, weight, spacing, height: style.height ?? Infinity };
}

function indentOf({ align = 'left' }: TextStyle, left: number): number {
  return { left: 0, center: left / 2, right: left }[align];
}
