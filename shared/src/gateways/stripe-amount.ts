import { decimalsOf, DomainError, type Currency, type MinorUnits } from '../domain/index.ts';

/** The currencies that Stripe counts whole; all others but those of three decimals it counts in hundredths. */
const WHOLE = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const THOUSANDTHS = 'BHD JOD KWD OMR TND'.split(' ');

/**
 * An amount as Stripe counts it. Throws 'payment-method-invalid' for one that Stripe cannot charge exactly, such as a
 * thousandth of a dinar: nobody pays another sum than the one that they saw.
 */
export function stripeAmount(amount: MinorUnits, currency: Currency): number {
  const counted = (amount * 10 ** stripeDecimals(currency)) / 10 ** decimalsOf(currency);
  // Of thousandths Stripe takes only whole hundredths.
  const smallest = THOUSANDTHS.includes(currency) ? 10 : 1;
  if (!Number.isInteger(counted / smallest))
    throw new DomainError('payment-method-invalid', { amount, currency });
  return counted;
}

function stripeDecimals(currency: Currency): number {
  if (WHOLE.includes(currency)) return 0;
  return THOUSANDTHS.includes(currency) ? 3 : 2;
}
