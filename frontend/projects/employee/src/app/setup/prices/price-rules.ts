import { validate, type SchemaPath } from '@angular/forms/signals';
import { MAX_PRICE } from '@foyer/shared/domain';
import { parsePercent, parsePrice } from '@foyer/ui/price/parse-price.ts';
import { formatPrice, type PriceFormat } from '@foyer/ui/price/format-price.ts';

/** Wants an amount of the currency in a field, and not more than a ticket can cost. */
export function amountRequired(path: SchemaPath<string>, format: () => PriceFormat): void {
  validate(path, ({ value }) => {
    const message = amountFault(value(), format());
    return message ? { kind: 'amount', message } : undefined;
  });
}

/** What is wrong with a typed amount; undefined for one that a ticket can cost. */
export function amountFault(text: string, format: PriceFormat): string | undefined {
  const amount = parsePrice(text, format);
  if (amount === undefined) return `Enter an amount such as ${formatPrice(4_850, format)}.`;
  return amount > MAX_PRICE ? `Enter at most ${formatPrice(MAX_PRICE, format)}.` : undefined;
}

/** Wants a percentage of at most a hundred in a field. */
export function percentRequired(path: SchemaPath<string>, locale: string): void {
  validate(path, ({ value }) => {
    const share = parsePercent(value(), locale);
    return share === undefined || share > 10_000
      ? { kind: 'percent', message: 'Enter a percentage from 0 to 100, such as 7 or 2.5.' }
      : undefined;
  });
}
