/** How money is written. */
export type PriceFormat = { readonly currency: string; readonly locale: string };

const formats = new Map<
  string,
  { readonly whole: Intl.NumberFormat; readonly exact: Intl.NumberFormat; readonly unit: number }
>();

function formatsOf({ currency, locale }: PriceFormat) {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const exact = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const whole = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
  });
  const made = { exact, whole, unit: 10 ** (exact.resolvedOptions().maximumFractionDigits ?? 2) };
  formats.set(key, made);
  return made;
}

/** Minor units as text in a currency and locale; whole amounts go without cents: `€48`, `€48.50`. */
export function formatPrice(minorUnits: number, format: PriceFormat): string {
  const { exact, whole, unit } = formatsOf(format);
  return (minorUnits % unit === 0 ? whole : exact).format(minorUnits / unit);
}

/** Minor units with their cents in any case, for sums and for what is paid: `€48.00`. */
export function formatSum(minorUnits: number, format: PriceFormat): string {
  const { exact, unit } = formatsOf(format);
  return exact.format(minorUnits / unit);
}
