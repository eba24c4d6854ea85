/** An amount in minor units (cents) of its currency; always an integer. */
export type MinorUnits = number;

/** An ISO 4217 currency code, such as `EUR`. */
export type Currency = string;

/** A share in basis points: 10,000 is the whole. */
export type BasisPoints = number;

/** The share of an amount, rounded half up to a whole minor unit. */
export function shareOf(amount: MinorUnits, share: BasisPoints): MinorUnits {
  return Math.floor((amount * share + 5_000) / 10_000);
}

/** The tax contained in a gross amount, rounded half up to a whole minor unit. */
export function taxWithin(gross: MinorUnits, rate: BasisPoints): MinorUnits {
  return Math.round((gross * rate) / (10_000 + rate));
}

/** The sum of amounts of one currency. */
export function sumOf(amounts: readonly MinorUnits[]): MinorUnits {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
