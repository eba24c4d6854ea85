import { required, validate, validateStandardSchema, type SchemaFn } from '@angular/forms/signals';
import { customer, type EventView, type RequestBodyOf } from '@foyer/shared/contract';

/** What somebody who wants to wait fills in. */
export type WishEntry = {
  /** How many they are, as the menu says it. */
  readonly party: string;
  readonly categoryIds: readonly string[];
  readonly together: 'always' | 'preferred';
  readonly contact: { readonly name: string; readonly email: string };
};

type Categories = Pick<EventView, 'categories'>;

/** The entry to start with: two people who take any place, side by side if possible. */
export function wishFor(
  event: Categories & Pick<EventView, 'maxTicketsPerBooking'>,
  contact: WishEntry['contact'],
): WishEntry {
  return {
    party: String(Math.min(2, event.maxTicketsPerBooking)),
    categoryIds: event.categories.map(({ categoryId }) => categoryId),
    together: 'preferred',
    contact,
  };
}

/** What must be filled in how. */
export const wishRules: SchemaFn<WishEntry> = (path) => {
  validate(path.categoryIds, ({ value }) =>
    value().length > 0 ? undefined : { kind: 'none', message: 'Choose at least one.' },
  );
  required(path.contact.name, { message: 'Enter your name.' });
  required(path.contact.email, { message: 'Enter the address that we may write to.' });
  validateStandardSchema(path.contact, () => customer.joinWaitlist.body?.shape.contact);
};

/** The entry as the service wants to hear it; a party of one sits beside nobody. */
export function wishOf(entry: WishEntry): RequestBodyOf<typeof customer.joinWaitlist> {
  const { party, categoryIds, together, contact } = entry;
  const quantity = Number(party);
  return {
    quantity,
    categoryIds: [...categoryIds],
    together: quantity === 1 ? 'preferred' : together,
    contact,
  };
}

/** The prices of an event's tickets, the lowest first, each once. */
export function pricesOf({ categories }: Categories): number[] {
  return [...new Set(categories.map(({ price }) => price))].sort((one, other) => one - other);
}

/** The categories that cost at most so much. */
export function upTo({ categories }: Categories, price: number): string[] {
  return categories.filter((one) => one.price <= price).map(({ categoryId }) => categoryId);
}

/** The price up to which exactly the chosen categories cost; undefined for a choice of another kind. */
export function topPriceOf(event: Categories, chosen: readonly string[]): number | undefined {
  return pricesOf(event).find((price) => {
    const cheaper = upTo(event, price);
    return cheaper.length === chosen.length && cheaper.every((id) => chosen.includes(id));
  });
}
