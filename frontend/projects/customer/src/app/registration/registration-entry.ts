import { required, validateStandardSchema, type SchemaFn } from '@angular/forms/signals';
import { customer, type EventView, type RequestBodyOf } from '@foyer/shared/contract';

/** What somebody who signs up fills in. */
export type RegistrationEntry = {
  readonly contact: { readonly name: string; readonly email: string };
  /** How many they are, as the menu says it. */
  readonly party: string;
  /** The category that they want; empty for any. */
  readonly categoryId: string;
};

/** What must be filled in how. */
export const registrationRules: SchemaFn<RegistrationEntry> = (path) => {
  required(path.contact.name, { message: 'Enter your name.' });
  required(path.contact.email, { message: 'Enter the address that we may write to.' });
  validateStandardSchema(path.contact, () => customer.registerForEvent.body?.shape.contact);
};

/** The entry as the service wants to hear it. */
export function registrationOf({
  contact,
  party,
  categoryId,
}: RegistrationEntry): RequestBodyOf<typeof customer.registerForEvent> {
  return { contact, quantity: Number(party), ...(categoryId !== '' && { categoryId }) };
}

/** How many may come at once. */
export function partiesOf({ maxTicketsPerBooking }: Pick<EventView, 'maxTicketsPerBooking'>) {
  return Array.from({ length: maxTicketsPerBooking }, (_, index) => String(index + 1));
}
