import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { faultOf } from '../problems/problem-text.ts';

/** What the service found wrong with single fields, to stand at those fields; empty when it named none. */
export function serverFaults(
  error: unknown,
  fields: Readonly<Record<string, FieldTree<string>>>,
): ValidationError.WithFieldTree[] {
  return Object.entries(fields).flatMap(([name, fieldTree]) => {
    const message = faultOf(error, name);
    return message ? [{ kind: 'server', message, fieldTree }] : [];
  });
}
