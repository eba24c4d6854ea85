import type { employee } from '@foyer/shared/contract';
import { formatPrice, type PriceFormat } from '@foyer/ui/price/format-price.ts';
import {
  editablePercent,
  editablePrice,
  parsePercent,
  parsePrice,
} from '@foyer/ui/price/parse-price.ts';

/** Currency, fee and taxes as fields hold them. */
export type PricingFields = {
  readonly currency: string;
  readonly feePerTicket: string;
  readonly feeShare: string;
  readonly taxes: readonly { readonly name: string; readonly rate: string }[];
};

type Priced = Pick<employee.OwnEventView, 'currency' | 'fees' | 'taxes' | 'categories'>;
type Fees = employee.EventChange['fees'];

/** The fields of an event's currency, fee and taxes. */
export function readPrices({ currency, fees, taxes }: Priced, locale: string): PricingFields {
  return {
    currency,
    feePerTicket: editablePrice(fees.perTicket, { currency, locale }),
    feeShare: editablePercent(fees.share, locale),
    taxes: taxes.map(({ name, rate }) => ({ name, rate: editablePercent(rate, locale) })),
  };
}

/** What the fields say; what is no figure becomes none, and is never sent. */
export function writePrices(fields: PricingFields, locale: string): employee.EventChange {
  const { currency, feePerTicket, feeShare, taxes } = fields;
  return {
    currency,
    fees: {
      perTicket: parsePrice(feePerTicket, { currency, locale }) ?? Number.NaN,
      share: parsePercent(feeShare, locale) ?? Number.NaN,
    },
    taxes: taxes.map(({ name, rate }) => ({
      name: name.trim(),
      rate: parsePercent(rate, locale) ?? Number.NaN,
    })),
  };
}

/** What a buyer pays for one ticket, said by the dearest category; empty while there is nothing to say. */
export function feeExample(
  fees: Fees,
  { categories }: Pick<Priced, 'categories'>,
  format: PriceFormat,
): string {
  const dearest = categories.toSorted((a, b) => b.price - a.price)[0];
  if (!fees || !dearest || dearest.price === 0) return '';
  const fee = fees.perTicket + Math.floor((dearest.price * fees.share + 5_000) / 10_000);
  if (Number.isNaN(fee)) return '';
  const [price, total] = [dearest.price, dearest.price + fee].map((amount) =>
    formatPrice(amount, format),
  );
  return fee === 0
    ? `A buyer of one ${dearest.name} ticket pays ${price}, without a fee.`
    : `A buyer of one ${dearest.name} ticket for ${price} pays ${total} with the fee.`;
}
