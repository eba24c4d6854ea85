import {
  applyEach,
  applyWhen,
  maxLength,
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
  /** Whether the terms are agreed to. */
  readonly agreed: boolean;
};

/** What was typed at an event's checkout, as a tab remembers it. */
export type CheckoutDraft = Omit<CheckoutEntry, 'card'> & {
  /** Who was signed in while it was typed. */
  readonly userId?: string;
};

/** What is known before anything is filled in. */
export type KnownBefore = {
  readonly booking: Pick<BookingView, 'contact' | 'lines'> | undefined;
  readonly account: AccountView | undefined;
  /** What was typed before a reload, or for seats that were lost since. */
  readonly draft: CheckoutDraft | undefined;
};

type Payment = RequestBodyOf<typeof customer.startPayment>;

const LONGEST_NAME = 120;

/** The entry to start with: what was typed before, else what the account or the booking knows. */
export function entryFor({ booking, account, draft }: KnownBefore): CheckoutEntry {
  const typed = account && draft?.userId !== account.userId ? undefined : draft?.contact;
  const { name = '', email = '' } = typed ?? account ?? booking?.contact ?? {};
  const lines = booking?.lines ?? [];
  return {
    contact: { name, email },
    attendees: namesFor(lines.length, draft?.attendees ?? []),
    card: { number: '', expiry: '', cvc: '' },
    agreed: draft?.agreed ?? false,
  };
}

/** As many names as there are tickets, those known first. */
export function namesFor(count: number, known: readonly string[]): string[] {
  return Array.from({ length: count }, (_, index) => known[index] ?? '');
}

/** What must be filled in how; a card only where one is asked for. */
export function checkoutRules(asksCard: () => boolean): SchemaFn<CheckoutEntry> {
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
    applyEach(path.attendees, (name) => maxLength(name, LONGEST_NAME));
    applyWhen(path.card, asksCard, card);
    required(path.agreed, { message: 'Agree to the terms to go on.' });
  };
}

/** The entry as the service wants to hear it; a ticket without a name of its own gets the buyer's. */
export function paymentOf({ contact, attendees, card }: CheckoutEntry, asksCard: boolean): Payment {
  const named = attendees.some((name) => name.trim() !== '');
  return {
    contact,
    ...(named && { attendees: attendees.map((name) => name.trim() || contact.name) }),
    ...(asksCard && { card }),
  };
}
