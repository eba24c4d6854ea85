import { problemOf, type ProblemCode } from '@foyer/ui/api/api-problem.ts';

const OUT_OF_REACH: readonly ProblemCode[] = [
  'offline',
  'busy',
  'store-unavailable',
  'too-many-requests',
  'internal',
];

/** True for a failure that says nothing of what was asked for: we or the connection are at fault. */
export function isOutOfReach(error: unknown): boolean {
  return error !== undefined && OUT_OF_REACH.includes(problemOf(error).code);
}
