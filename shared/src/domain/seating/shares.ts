/** How many are moved at most from where they would sit if all parts were equal. */
const MOVED = 2;

/**
 * How many of a party sit in each place, in several ways: as equal as the places' lengths allow first, then with one
 * or two moved from one place to another. None when the places do not suffice.
 */
export function nearlyEqualShares(lengths: readonly number[], quantity: number): number[][] {
  if (lengths.reduce((sum, length) => sum + length, 0) < quantity) return [];
  const equal = equalShares(lengths, quantity);
  const ways = [equal];
  for (let moved = 1; moved <= MOVED; moved += 1) {
    for (const from of lengths.keys()) {
      for (const to of lengths.keys()) ways.push(...withMoved(equal, lengths, { from, to, moved }));
    }
  }
  return ways;
}

/** The lengths must suffice. */
function equalShares(lengths: readonly number[], quantity: number): number[] {
  const shares = lengths.map(() => 0);
  for (let seated = 0; seated < quantity; seated += 1) {
    const open = [...shares.keys()].filter((index) => (shares[index] ?? 0) < (lengths[index] ?? 0));
    const least = open.reduce((low, index) =>
      (shares[index] ?? 0) < (shares[low] ?? 0) ? index : low,
    );
    shares[least] = (shares[least] ?? 0) + 1;
  }
  return shares;
}

function withMoved(
  shares: readonly number[],
  lengths: readonly number[],
  { from, to, moved }: { readonly from: number; readonly to: number; readonly moved: number },
): number[][] {
  const left = (shares[from] ?? 0) - moved;
  const grown = (shares[to] ?? 0) + moved;
  if (from === to || left < 1 || grown > (lengths[to] ?? 0)) return [];
  return [shares.with(from, left).with(to, grown)];
}
