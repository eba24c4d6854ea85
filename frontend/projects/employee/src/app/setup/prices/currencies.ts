/** A currency to choose: its ISO 4217 code and its name in the reader's language. */
export type NamedCurrency = { readonly code: string; readonly name: string };

const OFTEN = ['EUR', 'GBP', 'USD', 'CHF', 'SEK', 'DKK', 'NOK', 'PLN', 'CZK', 'JPY', 'CAD', 'AUD'];

/** All currencies, the ones of most events first. */
export function currenciesIn(locale: string): readonly NamedCurrency[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const others = Intl.supportedValuesOf('currency').filter((code) => !OFTEN.includes(code));
  return [...OFTEN, ...others].map((code) => ({ code, name: names.of(code) ?? code }));
}
