/** Places drawn from one pool of a standing section. */
export type PoolDraw = { readonly pool: number; readonly quantity: number };

/** The most pools that one party draws from (rule 11). */
const POOLS_PER_PARTY = 5;

/**
 * Which pools a party draws from: one at random among those that fit, so that buyers spread out; near the end up to
 * five, the fullest first, so that the last places can be sold. Undefined when they do not suffice.
 * `random` gives a number from 0 up to but not including 1.
 */
export function choosePools(
  free: readonly number[],
  quantity: number,
  random: () => number,
): PoolDraw[] | undefined {
  const fitting = free.flatMap((places, pool) => (places >= quantity ? [pool] : []));
  const pool = fitting[Math.floor(random() * fitting.length)];
  if (pool !== undefined) return [{ pool, quantity }];
  return gather(free, quantity);
}

function gather(free: readonly number[], quantity: number): PoolDraw[] | undefined {
  const fullest = free
    .map((places, pool) => ({ places, pool }))
    .filter(({ places }) => places > 0)
    .sort((one, other) => other.places - one.places)
    .slice(0, POOLS_PER_PARTY);
  const draws: PoolDraw[] = [];
  let missing = quantity;
  for (const { places, pool } of fullest) {
    if (missing === 0) break;
    const taken = Math.min(places, missing);
    draws.push({ pool, quantity: taken });
    missing -= taken;
  }
  return missing === 0 ? draws : undefined;
}
