import { maxLength, required, validate, type SchemaPath } from '@angular/forms/signals';
import { formatSum, type PriceFormat } from '@foyer/ui/price/format-price.ts';
import { parsePrice } from '@foyer/ui/price/parse-price.ts';

/** The least and the most that may go back. */
export type AmountBounds = { readonly least: number; readonly most: number };

/** Wants an amount within bounds in a field. */
export function amountWithin(
  path: SchemaPath<string>,
  format: PriceFormat,
  { least, most }: AmountBounds,
): void {
  validate(path, ({ value }) => {
    const amount = parsePrice(value(), format);
    if (amount !== undefined && amount >= least && amount <= most) return undefined;
    const [from, to] = [formatSum(least, format), formatSum(most, format)];
    return { kind: 'amount', message: `Enter an amount from ${from} to ${to}.` };
  });
}

/** Wants a reason for the customer in a field. */
export function reasonRequired(path: SchemaPath<string>): void {
  required(path, { message: 'Tell the customer why.' });
  maxLength(path, 500, { message: 'At most 500 characters fit.' });
}
