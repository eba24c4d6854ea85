import type { FieldState, ValidationError } from '@angular/forms/signals';

/** What a fault says: own words stand as they are, the contract's are a sentence's end, such as `must not be empty`. */
function sentence({ kind, message = 'cannot be used' }: ValidationError): string {
  return kind === 'standardSchema' ? `This ${message}.` : message;
}

/** What is wrong with a field, in words; a missing value is said before anything else about it. */
export function faultText(field: FieldState<unknown>): string {
  const faults = field.errors();
  const first = faults.find((fault) => fault.kind === 'required') ?? faults[0];
  return first ? sentence(first) : '';
}
