import * as z from 'zod';
import type { PromoCode } from '../../domain/index.ts';
import { endpoint } from '../endpoint.ts';
import { CategoryId, EventId, Instant, MinorUnits } from '../fields.ts';

const OWNERS = ['organizer', 'admin'] as const;
const PromoText = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9_-]{2,29}$/, 'must be 3 to 30 letters, digits, hyphens or underscores');
const eventParams = z.strictObject({ eventId: EventId });
const codeParams = z.strictObject({ eventId: EventId, code: PromoText });

/** What a promo code does, as its organizer sets it. */
export const PromoInput = z.strictObject({
  discount: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('percent'),
      share: z.int().min(1).max(10_000).describe('Basis points'),
    }),
    z.strictObject({ kind: z.literal('amount'), amount: MinorUnits.min(1) }),
  ]),
  categoryIds: z.array(CategoryId).min(1).max(50).optional().describe('Absent: all categories'),
  maxUses: z.int().min(1).max(10_000).optional().describe('Tickets; absent: any number'),
  validFrom: Instant.optional(),
  validUntil: Instant.optional().describe('Exclusive'),
  active: z.boolean().default(true),
});

/** What a promo code does, as its organizer sets it. */
export type PromoInput = z.infer<typeof PromoInput>;

/** A promo code with how often it was used. */
export const PromoCodeView = PromoInput.extend({
  code: z.string(),
  active: z.boolean(),
  uses: z.int().describe('Tickets bought with it; may lag a few seconds behind'),
  createdAt: Instant,
}).strip();

/** A promo code with how often it was used. */
export type PromoCodeView = z.infer<typeof PromoCodeView>;

/** The organizer's view of a promo code. */
export function promoCodeView(promo: PromoCode, uses: number): PromoCodeView {
  return PromoCodeView.parse({ ...promo, uses });
}

/** The promo codes of an event. */
export const listPromoCodes = endpoint({
  method: 'get',
  path: '/events/:eventId/promo-codes',
  tag: 'events',
  summary: 'Promo codes of an event',
  access: OWNERS,
  params: eventParams,
  reply: z.object({ promoCodes: z.array(PromoCodeView) }),
  refusals: ['event-not-found'],
});

/** Adds a promo code. */
export const addPromoCode = endpoint({
  method: 'post',
  path: '/events/:eventId/promo-codes',
  tag: 'events',
  summary: 'Add a promo code',
  access: OWNERS,
  params: eventParams,
  body: PromoInput.extend({ code: PromoText }),
  reply: PromoCodeView,
  status: 201,
  refusals: ['event-not-found', 'promo-exists', 'category-unknown'],
});

/** Replaces what a promo code does; bookings that have it keep their price. */
export const changePromoCode = endpoint({
  method: 'put',
  path: '/events/:eventId/promo-codes/:code',
  tag: 'events',
  summary: 'Change a promo code; an agreed price stays, and no limit falls below what is taken',
  access: OWNERS,
  params: codeParams,
  body: PromoInput,
  reply: PromoCodeView,
  refusals: ['event-not-found', 'promo-unknown', 'promo-uses-taken', 'category-unknown'],
});

/** Removes a promo code; bookings that have it keep their price. */
export const deletePromoCode = endpoint({
  method: 'delete',
  path: '/events/:eventId/promo-codes/:code',
  tag: 'events',
  summary: 'Remove a promo code; an agreed price stays',
  access: OWNERS,
  params: codeParams,
  refusals: ['event-not-found', 'promo-unknown'],
});
