import { type Row, type SeatedSection, type SeatState } from '@foyer/shared/domain';

/** Decides how a seat of a room stands, row by row. */
export type Sale = (section: SeatedSection, row: Row, index: number) => readonly SeatState[];

/** Parties as they book: most are couples. */
const PARTIES = [1, 2, 2, 2, 2, 2, 3, 3, 4, 4, 4, 5, 6];
const HELD_SHARE = 0.05;

/** Half of a room sold as people buy: in parties side by side, front rows first, some blocks far more wanted than others. */
export function soldInParties(seed = 7): Sale {
  const random = numbersFrom(seed);
  const wanted = new Map<string, number>();
  return ({ sectionId, rows }, { seats }, index) => {
    const base = wanted.get(sectionId) ?? 0.1 + 0.75 * random();
    wanted.set(sectionId, base);
    const fill = Math.min(0.98, Math.max(0.03, base + 0.25 - (0.5 * index) / rows.length));
    const states: SeatState[] = [];
    while (states.length < seats.length) {
      const party = PARTIES[Math.floor(random() * PARTIES.length)] ?? 2;
      const state = stateFor(random, fill);
      for (let seat = 0; seat < party; seat += 1) states.push(state);
    }
    return states.slice(0, seats.length);
  };
}

/** Half of a room sold seat by seat at random, which no room is: the most that a snapshot can weigh. */
export function soldAtRandom(seed = 7): Sale {
  const random = numbersFrom(seed);
  return (_section, { seats }) => seats.map(() => stateFor(random, 0.5));
}

function stateFor(random: () => number, fill: number): SeatState {
  if (random() >= fill) return 'free';
  return random() < HELD_SHARE ? 'held' : 'sold';
}

/** The same numbers from 0 to 1 for the same seed, so that runs can be compared. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
