import type { EventId } from '../ids.ts';
import { epochOf, instantOf, MINUTE_MS, type EpochMs, type Instant } from '../time.ts';
import type { Trouble } from './trouble.ts';

/** How long a lease lasts when its owner dies. */
export const LEASE_MS = 6_000;

/** The lease of a background job, as it was last taken. */
export type JobLease = { readonly name: string; readonly until: EpochMs };

/** A background job and when it last ran; never, where no lease of it stands. */
export type Job = { readonly name: string; readonly state: Verdict; readonly lastRunAt?: Instant };

/** What the last check of an event found. */
export type EventCheck = {
  readonly eventId: EventId;
  readonly title: string;
  readonly checkedAt: Instant;
  /** Tickets that the figures counted then: the check is done again when they have changed. */
  readonly sold: number;
  readonly violations: readonly string[];
  readonly pending: number;
};

/** Mails on their way: those waiting for their turn, and those put aside after a failure. */
export type MailQueue = { readonly waiting: number; readonly aside: number };

/** All is well; to be watched; somebody has to act. */
export type Verdict = 'good' | 'watch' | 'bad';

/** How the platform is. */
export type Health = {
  readonly at: Instant;
  readonly verdicts: Readonly<Record<'money' | 'mails' | 'jobs' | 'checks', Verdict>>;
  readonly troubles: readonly Trouble[];
  readonly mails: MailQueue;
  readonly jobs: readonly Job[];
  readonly checks: readonly EventCheck[];
};

/** What is looked at to tell how the platform is. */
export type Findings = Pick<Health, 'at' | 'troubles' | 'mails' | 'checks'> & {
  /** The jobs that have to run. */
  readonly expected: readonly string[];
  readonly leases: readonly JobLease[];
};

const SILENT_MS = MINUTE_MS;
const PAUSING_MS = 20_000;
const MANY_MAILS = 200;
const TOO_MANY_MAILS = 2_000;

/** Draws the conclusion from what was found. */
export function healthOf({ at, troubles, mails, checks, expected, leases }: Findings): Health {
  const until = new Map(leases.map((lease) => [lease.name, lease.until]));
  const names = [...new Set([...expected, ...until.keys()])];
  const jobs = names.map((name) => jobOf(name, until.get(name), at));
  return {
    ...{ at, troubles, mails, jobs, checks },
    verdicts: {
      money: worst(troubles.map(verdictOf)),
      mails: mailVerdict(mails),
      jobs: worst(jobs.map(({ state }) => state)),
      checks: worst(checks.map(({ violations }) => (violations.length > 0 ? 'bad' : 'good'))),
    },
  };
}

function jobOf(name: string, until: EpochMs | undefined, at: Instant): Job {
  if (until === undefined) return { name, state: 'bad' };
  const silent = epochOf(at) - until;
  const lastRunAt = instantOf(until - LEASE_MS);
  if (silent <= PAUSING_MS) return { name, state: 'good', lastRunAt };
  return { name, state: silent <= SILENT_MS ? 'watch' : 'bad', lastRunAt };
}

/** Money that hangs is for somebody to act on; what else was given up, such as a count, may wait. */
function verdictOf({ kind, effect }: Trouble): Verdict {
  const waits = kind === 'effect-given-up' && !MONEY_EFFECTS.includes(effect ?? '');
  return waits ? 'watch' : 'bad';
}

const MONEY_EFFECTS: readonly string[] = ['settle', 'refund', 'send-tickets'];

function mailVerdict({ waiting, aside }: MailQueue): Verdict {
  if (waiting > TOO_MANY_MAILS) return 'bad';
  return waiting > MANY_MAILS || aside > 0 ? 'watch' : 'good';
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('bad')) return 'bad';
  return verdicts.includes('watch') ? 'watch' : 'good';
}
