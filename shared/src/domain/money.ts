/** An amount in minor units (cents) of its currency; always an integer. */
export type MinorUnits = number;

/** An ISO 4217 currency code, such as `EUR`. */
export type Currency = string;

/** A share in basis points: 10,000 is the whole. */
export type BasisPoints = number;

/** The most that one ticket or its fee can cost, in minor units of any currency. */
export const MAX_PRICE: MinorUnits = 100_000_000;

/** The share of an amount, rounded half up to a whole minor unit. */
export function shareOf(amount: MinorUnits, share: BasisPoints): MinorUnits {
  return Math.floor((amount * share + 5_000) / 10_000);
}

/** The tax contained in a gross amount, rounded half up to a whole minor unit. */
export function taxWithin(gross: MinorUnits, rate: BasisPoints): MinorUnits {
  return Math.round((gross * rate) / (10_000 + rate));
}

/**
 * An amount in parts that are as the weights are, and add up to it exactly: each part is what the rounded sums before and
 * after it differ by. In equal parts where nothing has a weight.
 */
export function splitOf(amount: MinorUnits, weights: readonly MinorUnits[]): MinorUnits[] {
  const whole = sumOf(weights);
  const even = whole === 0 ? weights.map(() => 1) : weights;
  const total = BigInt(whole === 0 ? weights.length : whole);
  let before = 0n;
  let given = 0n;
  return even.map((weight) => {
    before += BigInt(weight);
    const upTo = (BigInt(amount) * before * 2n + total) / (total * 2n);
    const part = Number(upTo - given);
    given = upTo;
    return part;
  });
}

/** The sum of amounts of one currency. */
export function sumOf(amounts: readonly MinorUnits[]): MinorUnits {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** How many decimals a currency has: 2 for `EUR`, 0 for `JPY`. */
export function decimalsOf(currency: Currency): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount as machines read it, in the currency's main unit: `84.00`. */
export function decimalText(amount: MinorUnits, currency: Currency): string {
  const digits = decimalsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
}
