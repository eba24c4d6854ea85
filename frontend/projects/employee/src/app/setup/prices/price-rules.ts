import { validate, type SchemaPath } from '@angular/forms/signals';
import { parsePercent, parsePrice } from '@foyer/ui/price/parse-price.ts';
import { formatPrice, type PriceFormat } from '@foyer/ui/price/format-price.ts';

/** Wants an amount of the currency in a field. */
export function amountRequired(path: SchemaPath<string>, format: () => PriceFormat): void {
  validate(path, ({ value }) =>
    parsePrice(value(), format()) === undefined
      ? { kind: 'amount', message: `Enter an amount such as ${example(format())}.` }
      : undefined,
  );
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

function example(format: PriceFormat): string {
  return formatPrice(4_850, format);
}
