import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@foyer/shared/contract';
import { REFUSALS, type Refusal, type RefusalDetails } from '@foyer/shared/domain';

/** A refusal's code, or `offline` when no answer came. */
export type ProblemCode = Refusal | 'offline';

/** One fault of what was sent, with the place it stands at, such as `body.contact.email`. */
export type FieldFault = NonNullable<Problem['errors']>[number];

/** Why a call did not do what it was asked for. */
export class ApiProblem extends Error {
  /** What happened, for code to switch on. */
  readonly code: ProblemCode;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Facts such as the seat that was lost. */
  readonly details: RefusalDetails;
  /** Faults of single fields. */
  readonly errors: readonly FieldFault[];

  constructor(
    code: ProblemCode,
    status: number,
    facts: Partial<Pick<Problem, 'details' | 'errors'>> = {},
  ) {
    super(code);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.details = facts.details ?? {};
    this.errors = facts.errors ?? [];
  }
}

/** Any failure of a call as an {@link ApiProblem}; an answer that is no problem document counts by its status. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (!(error instanceof HttpErrorResponse)) return new ApiProblem('internal', 0);
  if (error.status === 0) return new ApiProblem('offline', 0);
  const told = bodyOf(error);
  if (!isTold(told)) return new ApiProblem(codeOfStatus(error.status), error.status);
  return new ApiProblem(told.code, error.status, told);
}

/** True for a failure with one of the given codes. */
export function isProblem(error: unknown, ...codes: readonly ProblemCode[]): error is ApiProblem {
  return error instanceof ApiProblem && codes.includes(error.code);
}

/** What the service says of itself is believed as soon as its code is one of ours; something between may answer too. */
function isTold(body: unknown): body is Pick<Problem, 'code' | 'details' | 'errors'> {
  const code = typeof body === 'object' && body && 'code' in body ? body.code : undefined;
  return REFUSALS.some((refusal) => refusal === code);
}

function codeOfStatus(status: number): ProblemCode {
  if (status === 404) return 'not-found';
  if (status === 429) return 'too-many-requests';
  return status === 502 || status === 503 || status === 504 ? 'busy' : 'internal';
}

function bodyOf(error: HttpErrorResponse): unknown {
  const body: unknown = error.error;
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // no JSON, so no problem document: the status decides
  }
}
