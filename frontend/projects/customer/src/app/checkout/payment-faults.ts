import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { problemText } from '@foyer/ui/problems/problem-text.ts';
import type { CheckoutEntry } from './checkout-entry.ts';

/** What a refused payment says of single fields, to stand at those; empty when it is about none of them. */
export function paymentFaults(
  error: unknown,
  { contact, card }: FieldTree<CheckoutEntry>,
): ValidationError.WithFieldTree[] {
  if (isProblem(error, 'payment-method-invalid')) {
    const fieldTree = error.details['field'] === 'expiry' ? card.expiry : card.number;
    return [{ kind: 'server', message: problemText(error), fieldTree }];
  }
  return serverFaults(error, {
    'contact.name': contact.name,
    'contact.email': contact.email,
    'card.number': card.number,
    'card.expiry': card.expiry,
    'card.cvc': card.cvc,
  });
}
