import bidiFactory from 'bidi-js';
import { ticketFonts, type TicketFont, type Weight } from './ticket-fonts.ts';

/** A piece of a line in one font and one direction, its characters as they are to be handed to the font. */
export type TextPiece = { readonly font: TicketFont; readonly text: string };

type Cluster = { readonly text: string; readonly level: number; readonly font: TicketFont };

// The module is the factory itself, though its types call it `default`.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Belongs to no script of its own: spaces, digits, punctuation, marks. */
const SHARED = /^[\p{Script=Common}\p{Script=Inherited}]+$/u;
/** Never drawn themselves: joiners, which shape their neighbours, and the rest, which we leave out. */
const JOINERS = /[\u200c\u200d]/gu;
const IGNORABLE = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu;
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u202a-\u202e\u2066-\u2069]+/gu;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A text as it can be drawn: composed, without controls, and with a name for each character that no font has. */
export function printableText(text: string, weight: Weight = 'regular'): string {
  const composed = text
    .normalize('NFC')
    .replace(CONTROLS, ' ')
    .replace(IGNORABLE, '')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(graphemes.segment(composed), ({ segment }) =>
    fontFor(segment, weight) ? segment : namesOf(segment),
  ).join('');
}

/** The pieces of one line from left to right, as the eye meets them. `line` must be a {@link printableText}. */
export function piecesOf(line: string, weight: Weight): TextPiece[] {
  if (line === '') return [];
  const { levels } = bidi.getEmbeddingLevels(line, 'auto');
  const clusters: Cluster[] = [];
  for (const { segment, index } of graphemes.segment(line)) {
    const font = fontFor(segment, weight, clusters.at(-1)?.font);
    if (!font) throw new RangeError(`No font has ${namesOf(segment)}`);
    clusters.push({ text: segment, level: levels[index] ?? 0, font });
  }
  return inReadingOrder(runsOf(clusters)).map(pieceOf);
}

/** The font of a cluster: the one before it for what belongs to every script, else the first that has it all. */
function fontFor(cluster: string, weight: Weight, before?: TicketFont): TicketFont | undefined {
  if (before && SHARED.test(cluster) && covers(before, cluster)) return before;
  for (const font of ticketFonts(weight)) if (covers(font, cluster)) return font;
  return undefined;
}

function covers({ font }: TicketFont, cluster: string): boolean {
  const visible = Array.from(cluster.replace(JOINERS, ''));
  return visible.every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

/** A character that no font has is named, so that it is seen and can be looked up: `[U+1F600]`. */
function namesOf(cluster: string): string {
  const names = Array.from(cluster.replace(JOINERS, ''), (character) =>
    (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0'),
  );
  return names.map((name) => `[U+${name}]`).join('');
}

/** Neighbours of one font and one level together. */
function runsOf(clusters: readonly Cluster[]): Cluster[][] {
  const runs: Cluster[][] = [];
  for (const cluster of clusters) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last?.font === cluster.font && last.level === cluster.level) run.push(cluster);
    else runs.push([cluster]);
  }
  return runs;
}

/** From the highest level down, turns each sequence of runs of at least that level around (rule L2 of UAX #9). */
function inReadingOrder(runs: readonly Cluster[][]): Cluster[][] {
  const ordered = [...runs];
  const highest = Math.max(...ordered.map(levelOf));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while (end < ordered.length && levelOf(ordered[end]) >= level) end += 1;
      if (end - start > 1)
        ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = Math.max(start, end - 1);
    }
  }
  return ordered;
}

/** The mirror image of a character, where it has one and the font has it: an unmirrored sign is better than none. */
function mirrored(text: string, font: TicketFont): string {
  const image = bidi.getMirroredCharacter(text);
  return image && covers(font, image) ? image : text;
}

function levelOf(run: readonly Cluster[] | undefined): number {
  return run?.[0]?.level ?? 0;
}

/** Fonts turn letters of right-to-left scripts themselves; what has no direction of its own is turned here. */
function pieceOf(run: readonly Cluster[]): TextPiece {
  const [first] = run;
  if (!first) throw new RangeError('A piece without text');
  const turned = levelOf(run) % 2 === 1;
  const texts = run.map(({ text, font }) => (turned ? mirrored(text, font) : text));
  const text = texts.join('');
  const byFont = !turned || RIGHT_TO_LEFT.test(text);
  return { font: first.font, text: byFont ? text : texts.reverse().join('') };
}
