import * as z from 'zod';
import type { Health } from '../../domain/index.ts';
import { endpoint } from '../endpoint.ts';
import { BookingId, Currency, EventId, Instant, MinorUnits } from '../fields.ts';

/** What something that went wrong is known by, so that it can be tried again. */
export const TroubleRef = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('payment'),
    bookingId: BookingId,
    attempt: z.int().min(1).max(9_999),
  }),
  z.strictObject({
    kind: z.literal('refund'),
    bookingId: BookingId,
    refundId: z.string().regex(/^rfd_[0-9a-z_-]{1,120}$/, 'must be the id of a refund'),
  }),
  z.strictObject({
    kind: z.literal('effect'),
    shard: z.string().regex(/^dead#[0-9]{2}$/, 'must be a place of effects that were given up'),
    id: z.string().regex(/^[0-9A-Z]{26}$/, 'must be the id of an effect'),
  }),
]);

/** All is well; to be watched; somebody has to act. */
const Verdict = z.enum(['good', 'watch', 'bad']);

/** Something that went wrong and has not come right by itself. */
export const TroubleView = z.object({
  kind: z.enum(['payment-unsettled', 'payment-unanswered', 'refund-unpaid', 'effect-given-up']),
  ref: TroubleRef,
  since: Instant,
  bookingId: BookingId.optional(),
  money: z.object({ amount: MinorUnits, currency: Currency }).optional(),
  tries: z.int().describe('How often in a row it failed'),
  nextAt: Instant.optional().describe('When it is tried next by itself'),
  effect: z.string().optional(),
});

/** Something that went wrong and has not come right by itself. */
export type TroubleView = z.infer<typeof TroubleView>;

/** How the platform is. */
export const HealthView = z.object({
  at: Instant,
  verdicts: z.object({ money: Verdict, mails: Verdict, jobs: Verdict, checks: Verdict }),
  troubles: z.array(TroubleView),
  mails: z.object({
    waiting: z.int().describe('For their turn'),
    aside: z.int().describe('Put aside after a failure, to be tried again'),
  }),
  jobs: z.array(z.object({ name: z.string(), state: Verdict, lastRunAt: Instant.optional() })),
  checks: z
    .array(
      z.object({
        eventId: EventId,
        title: z.string(),
        checkedAt: Instant,
        sold: z.int(),
        violations: z.array(z.string()),
        pending: z.int(),
      }),
    )
    .describe('What the last check of each event on sale found'),
});

/** How the platform is. */
export type HealthView = z.infer<typeof HealthView>;

/** The view of how the platform is. */
export function healthView(health: Health): HealthView {
  return HealthView.parse(health);
}

/** Money that hangs, mails on their way, jobs, and what the checks of events found. */
export const platformHealth = endpoint({
  method: 'get',
  path: '/health/platform',
  tag: 'health',
  summary: 'How the platform is',
  access: ['admin'],
  reply: HealthView,
});

/** Lets the jobs take something that went wrong up again now. */
export const retryTrouble = endpoint({
  method: 'post',
  path: '/health/retries',
  tag: 'health',
  summary: 'Try something that went wrong again now',
  access: ['admin'],
  body: z.strictObject({ ref: TroubleRef }),
  refusals: ['trouble-over'],
});
