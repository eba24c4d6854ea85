import {
  auditEntry,
  DomainError,
  type Actor,
  type AuditAction,
  type Deed,
  type Instant,
  type RandomBytes,
  type TroubleRef,
} from '../../domain/index.ts';
import type { HealthStore } from '../ports.ts';

type Deps = { health: Pick<HealthStore, 'retry'>; randomBytes: RandomBytes };

/** An admin's wish that something be tried again now. */
export type RetryRequest = { readonly ref: TroubleRef; readonly actor: Actor };

/** Lets the jobs take something that went wrong up again at once. Throws 'trouble-over'. */
export async function retryTrouble(
  deps: Deps,
  { ref, actor }: RetryRequest,
  now: Instant,
): Promise<void> {
  const entry = auditEntry(actor, deedOf(ref), now, deps.randomBytes);
  if (!(await deps.health.retry(ref, entry))) throw new DomainError('trouble-over');
}

const ACTIONS: Readonly<Record<TroubleRef['kind'], AuditAction>> = {
  payment: 'payment.retried',
  refund: 'refund.retried',
  effect: 'effect.retried',
};

function deedOf(ref: TroubleRef): Deed {
  const subject = ref.kind === 'effect' ? `${ref.shard}#${ref.id}` : ref.bookingId;
  const after = ref.kind === 'effect' ? {} : { ...ref, kind: undefined, bookingId: undefined };
  return { action: ACTIONS[ref.kind], subject, subjectName: subject, after };
}
