import type { z } from 'zod';
import { DomainError } from '../domain/index.ts';

/** One fault of a request and the place it stands at, such as `body.contact.email`. */
export type Fault = { readonly field: string; readonly message: string };

/** The refusal of a request that does not have the shape its endpoint names. */
export class InvalidRequest extends DomainError {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[], options?: ErrorOptions) {
    super('invalid-request', {}, options);
    this.name = 'InvalidRequest';
    this.faults = faults;
  }
}

/** The most faults that an answer names: a large drawing may have tens of thousands. */
const MOST_FAULTS = 50;

/** The first faults that a schema found, each with its full place. */
export function faultsOf(place: string, error: z.ZodError): Fault[] {
  return error.issues
    .slice(0, MOST_FAULTS)
    .flatMap((issue) => faultsOfIssue([place], issue))
    .slice(0, MOST_FAULTS);
}

function faultsOfIssue(base: readonly PropertyKey[], issue: z.core.$ZodIssue): Fault[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: textOf([...path, key]),
      message: 'is not known here',
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return closest(issue.errors).flatMap((inner) => faultsOfIssue(path, inner));
  }
  return [{ field: textOf(path), message: issue.message }];
}

/** The alternative of a union that the sender most likely meant: the one with the fewest and deepest faults. */
function closest(
  alternatives: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] {
  const distance = (issues: readonly z.core.$ZodIssue[]) =>
    issues.reduce((sum, issue) => sum + (issue.path.length > 0 ? 1 : 2), 0);
  return alternatives.reduce((best, issues) => (distance(issues) < distance(best) ? issues : best));
}

function textOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
