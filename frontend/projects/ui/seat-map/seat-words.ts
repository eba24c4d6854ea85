import { formatPrice } from '../price/format-price.ts';
import type { SeatCategory } from './seat-map-inputs.ts';
import { SEAT_KIND, type Scene, type SceneSection } from './seat-map-scene.ts';
import type { SeatStatus, SectionFacts } from './seat-status.ts';

/** Money as the map speaks it. */
export type Prices = { readonly currency: string; readonly locale: string };

/** A seat in words, piece by piece. */
export type SeatWords = {
  /** `Stalls, row F, seat 12`. */
  readonly place: string;
  readonly category: string;
  readonly price: string;
  readonly state: string;
  /** What it is for and what to know of it, such as `Wheelchair space` or `Restricted view`. */
  readonly notes: readonly string[];
};

/** The states as people read them. */
export const STATE_WORDS: Readonly<Record<SeatStatus, string>> = {
  unknown: 'loading',
  free: 'free',
  suggested: 'free, suggested for you',
  own: 'yours',
  held: 'held by someone else',
  sold: 'sold',
  blocked: 'not for sale',
};

/** How the keyboard works, read once on entering the map. */
export const MAP_INSTRUCTIONS =
  'Arrow keys move from seat to seat, Enter takes a seat or gives it back, Page Up and Page Down change the section, ' +
  'plus, minus and zero zoom, Escape shows the whole room. The list view offers the same seats as text.';

/** The name of a category that the event does not list. */
const OTHER_CATEGORY = 'Other';

/** A seat in words. */
export function seatWords(
  scene: Scene,
  seat: number,
  context: Prices & { readonly status: SeatStatus; readonly category: SeatCategory | undefined },
): SeatWords {
  const row = scene.rows[scene.row[seat] ?? 0];
  const section = scene.sections[row?.section ?? 0];
  const note = scene.notes.get(seat);
  return {
    place: `${section?.name ?? ''}, row ${row?.label ?? ''}, seat ${scene.labels[seat] ?? ''}`,
    category: context.category?.name ?? OTHER_CATEGORY,
    price: context.category ? priceWords(context.category.price, context) : '',
    state: STATE_WORDS[context.status],
    notes: [...kindWords(scene.kind[seat]), ...(note ? [note] : [])],
  };
}

function priceWords(amount: number, prices: Prices): string {
  return amount === 0 ? 'Free of charge' : formatPrice(amount, prices);
}

/** What a seat is for, in words; nothing for an ordinary one. */
function kindWords(kind: number | undefined): string[] {
  if (kind === SEAT_KIND.accessible) return ['Wheelchair space'];
  if (kind === SEAT_KIND.companion) return ['Companion seat'];
  return [];
}

/** A seat as one spoken sentence: `Stalls, row F, seat 12, €48, free`. */
export function spokenSeat(words: SeatWords): string {
  return [words.place, words.price, ...words.notes, words.state].filter(Boolean).join(', ');
}

/** The places left in a section: `120 free`, `Sold out`, or nothing while unknown. */
export function freeWords({ free, capacity }: SectionFacts): string {
  if (free === undefined) return '';
  if (free === 0) return 'Sold out';
  return `${free} of ${capacity} free`;
}

/** Who comes: how many want to be together, and whether they need a wheelchair space. */
export type Wish = { readonly party: number; readonly accessible: boolean };

/** Why a section does not suit a party; undefined when it does, is sold out or not yet known. */
export function unfitWords(facts: SectionFacts, { party, accessible }: Wish): string | undefined {
  if (!facts.free) return undefined;
  if (accessible && facts.accessible === 0) return 'no wheelchair space';
  return facts.together < party ? `no ${party} together` : undefined;
}

/** The lowest price among categories: `from €48`, `€48` when there is only one, or nothing when none is known. */
export function fromPrice(
  categories: readonly (SeatCategory | undefined)[],
  prices: Prices,
): string {
  const amounts = categories.flatMap((category) => (category ? [category.price] : []));
  if (amounts.length === 0) return '';
  const least = Math.min(...amounts);
  const text = priceWords(least, prices);
  return amounts.every((amount) => amount === least) ? text : `from ${text}`;
}

/** A section as one spoken sentence. */
export function spokenSection(section: SceneSection, facts: SectionFacts, price: string): string {
  const kind = section.kind === 'standing' ? 'standing' : '';
  const hint = section.kind === 'standing' ? 'Enter chooses places' : '';
  return [section.name, kind, price, freeWords(facts), hint].filter(Boolean).join(', ');
}
