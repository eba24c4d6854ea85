import { anyOf, seeded, type Seeded } from './seeded.ts';

const OFTEN =
  'the and of a in with for an evening live new night music from by to at on concert show';
const ONSETS = 'b br c ch cl d dr f fl g gr h j k kl l m n p pl qu r s sh sl st t tr v w z'.split(
  ' ',
);
const VOWELS = 'a e i o u ai au ea ei ie oo ou y'.split(' ');
const CODAS = ['', '', '', 'l', 'm', 'n', 'nd', 'r', 'rk', 's', 'st', 't', 'x'];

/** The words and names that events of a benchmark are made of, the most frequent first. */
export type Lexicon = {
  readonly words: readonly string[];
  readonly titleWords: readonly string[];
  readonly cities: readonly string[];
  readonly venues: readonly string[];
  readonly organizers: readonly string[];
  readonly tags: readonly string[];
};

/** A lexicon of twelve thousand words, the same every time. */
export function lexicon(): Lexicon {
  const random = seeded(7);
  const made = differentWords(random, 19_000);
  const [rare, titles, names] = [
    made.slice(0, 12_000),
    made.slice(9_000, 15_000),
    made.slice(15_000),
  ];
  const cities = names.slice(0, 400).map(capital);
  const venueNames = Array.from({ length: 2_500 }, () => capital(anyOf(random, names)));
  return {
    words: [...OFTEN.split(' '), ...rare],
    titleWords: [...OFTEN.split(' ').slice(0, 6), 'concert', 'festival', ...titles],
    cities,
    venues: venueNames.map(
      (name) => `${name} ${anyOf(random, ['Hall', 'House', 'Arena', 'Club'])}`,
    ),
    organizers: Array.from({ length: 1_500 }, () => `${capital(anyOf(random, names))} Productions`),
    tags: names.slice(400, 460),
  };
}

function differentWords(random: Seeded, count: number): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    const syllables = 1 + Math.floor(random() * 3);
    words.add(Array.from({ length: syllables + 1 }, () => syllable(random)).join(''));
  }
  return [...words];
}

function syllable(random: Seeded): string {
  return anyOf(random, ONSETS) + anyOf(random, VOWELS) + anyOf(random, CODAS);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
