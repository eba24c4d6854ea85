import {
  applyWhen,
  required,
  schema,
  validateStandardSchema,
  type SchemaFn,
} from '@angular/forms/signals';
import {
  customer,
  type AccountView,
  type BookingView,
  type RequestBodyOf,
} from '@foyer/shared/contract';

/** What the visitor fills in. */
export type CheckoutEntry = {
  readonly contact: { readonly name: string; readonly email: string };
  /** A name for each ticket, in line order; empty means the buyer's. */
  readonly attendees: readonly string[];
  readonly card: { readonly number: string; readonly expiry: string; readonly cvc: string };
};

type Payment = RequestBodyOf<typeof customer.startPayment>;

/** The entry to start with: what the account or the booking knows already. */
export function entryFor(
  booking: BookingView | undefined,
  account: AccountView | undefined,
): CheckoutEntry {
  const { name = '', email = '' } = account ?? booking?.contact ?? {};
  return {
    contact: { name, email },
    attendees: (booking?.lines ?? []).map(() => ''),
    card: { number: '', expiry: '', cvc: '' },
  };
}

/** What must be filled in how; a card only where there is something to pay. */
export function checkoutRules(costs: () => boolean): SchemaFn<CheckoutEntry> {
  const card = schema<CheckoutEntry['card']>((path) => {
    required(path.number, { message: 'Enter the number on your card.' });
    required(path.expiry, { message: 'Enter the month and year on your card.' });
    required(path.cvc, { message: 'Enter the security code on your card.' });
    validateStandardSchema(path, customer.SandboxCard);
  });
  return (path) => {
    required(path.contact.name, { message: 'Enter your name.' });
    required(path.contact.email, { message: 'Enter the address the tickets are sent to.' });
    validateStandardSchema(path.contact, () => customer.startPayment.body?.shape.contact);
    applyWhen(path.card, costs, card);
  };
}

/** The entry as the service wants to hear it; a ticket without a name of its own gets the buyer's. */
export function paymentOf({ contact, attendees, card }: CheckoutEntry, costs: boolean): Payment {
  const named = attendees.some((name) => name.trim() !== '');
  return {
    contact,
    ...(named && { attendees: attendees.map((name) => name.trim() || contact.name) }),
    ...(costs && { card }),
  };
}
