import { problemOf } from '../api/api-problem.ts';
import { REFUSAL_TEXTS } from './refusal-texts.ts';

/** What to tell people about a failure. */
export function problemText(error: unknown): string {
  const { code, details, errors } = problemOf(error);
  const minutes = Math.ceil(Number(details['retryAfterSeconds'] ?? 0) / 60);
  if (code === 'too-many-requests' && minutes > 1)
    return `That was tried too often. Wait ${minutes} minutes and try again.`;
  if (code === 'payment-method-invalid' && details['field'] === 'expiry')
    return 'This card has run out by its date. Check the date, or use another card.';
  if (errors.some(({ field }) => field.startsWith('params.')))
    return 'There is nothing at this address. A part of the link may have been lost on the way.';
  return REFUSAL_TEXTS[code];
}

/** What is wrong with one field of what was sent, such as `contact.email`. */
export function faultOf(error: unknown, field: string): string | undefined {
  const names = [`body.${field}`, field];
  const fault = problemOf(error).errors.find((one) => names.includes(one.field));
  return fault && `This ${fault.message}.`;
}
