import {
  auditEntry,
  DomainError,
  isRefusal,
  newId,
  type Actor,
  type AuditAction,
  type EventId,
  type Instant,
  type PromoCode,
  type PromoTerms,
  type RandomBytes,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore, PromoStore } from '../ports.ts';
import { requireOwnEvent } from './require-own-event.ts';

/** What looking after promo codes needs. */
export type PromoCodeDeps = {
  events: Pick<EventStore, 'find'>;
  promos: Pick<PromoStore, 'find' | 'list' | 'write' | 'remove' | 'uses'>;
  randomBytes: RandomBytes;
};

/** Whose event, and who acts. */
type OwnRequest = { readonly eventId: EventId; readonly by: Pick<Actor, 'employeeId' | 'role'> };

/** Which code, and who acts. */
type CodeRequest = { readonly eventId: EventId; readonly code: string; readonly by: Actor };

/** A code and the tickets bought with it. */
export type CountedPromo = { readonly promo: PromoCode; readonly uses: number };

/** Tries before a change of a code gives way to other changes of it. */
const TRIES = 5;

/** The promo codes of an own event, oldest first. Throws 'event-not-found'. */
export async function listPromoCodes(
  deps: PromoCodeDeps,
  { eventId, by }: OwnRequest,
): Promise<CountedPromo[]> {
  await requireOwnEvent(deps, eventId, by);
  const [promos, uses] = await Promise.all([deps.promos.list(eventId), deps.promos.uses(eventId)]);
  return promos
    .map((promo) => ({ promo, uses: uses.get(promo.promoId) ?? 0 }))
    .sort((one, other) => (one.promo.createdAt < other.promo.createdAt ? -1 : 1));
}

/** Adds a promo code to an own event. Throws as in the contract of `addPromoCode`. */
export async function addPromoCode(
  deps: PromoCodeDeps,
  request: CodeRequest & { readonly terms: PromoTerms },
  now: Instant,
): Promise<CountedPromo> {
  const { eventId, code, by, terms } = request;
  const event = await requireOwnEvent(deps, eventId, by);
  requireSound(event, terms);
  const promo: PromoCode = {
    ...{ eventId, code, ...terms },
    promoId: newId('prm', deps.randomBytes),
    ...poolsFor(deps, terms),
    ...{ createdAt: now, version: 1 },
  };
  const entry = entryOf(deps, { event, code, by, action: 'promo.created', after: terms }, now);
  return { promo: await deps.promos.write(promo, { used: 0, entry, now }), uses: 0 };
}

/**
 * Replaces what a promo code does; bookings that have it keep their price. Its limit never falls below what is bought
 * or claimed already. Throws as in the contract of `changePromoCode`.
 */
export async function changePromoCode(
  deps: PromoCodeDeps,
  request: CodeRequest & { readonly terms: PromoTerms },
  now: Instant,
): Promise<CountedPromo> {
  const { eventId, code, by, terms } = request;
  const event = await requireOwnEvent(deps, eventId, by);
  requireSound(event, terms);
  for (let attempt = 1; ; attempt += 1) {
    const stands = await requirePromo(deps, eventId, code);
    const { promoId, createdAt, version } = stands;
    const uses = (await deps.promos.uses(eventId)).get(promoId) ?? 0;
    const pools = poolsFor(deps, terms, stands);
    const promo = { ...{ eventId, code, ...terms }, promoId, ...pools, createdAt, version };
    const deed = { action: 'promo.changed', before: termsOf(stands), after: terms } as const;
    const entry = entryOf(deps, { event, code, by, ...deed }, now);
    const used = stands.pools ? 0 : uses;
    try {
      return { promo: await deps.promos.write(promo, { stands, used, entry, now }), uses };
    } catch (error) {
      if (attempt === TRIES || !isRefusal(error, 'busy')) throw error;
    }
  }
}

/** Removes a promo code; bookings that have it keep their price. Throws as in the contract of `deletePromoCode`. */
export async function deletePromoCode(
  deps: PromoCodeDeps,
  { eventId, code, by }: CodeRequest,
  now: Instant,
): Promise<void> {
  const event = await requireOwnEvent(deps, eventId, by);
  const promo = await requirePromo(deps, eventId, code);
  const deed = { action: 'promo.deleted', before: termsOf(promo) } as const;
  await deps.promos.remove(promo, entryOf(deps, { event, code, by, ...deed }, now));
}

async function requirePromo(deps: PromoCodeDeps, eventId: EventId, code: string) {
  const promo = await deps.promos.find(eventId, code);
  if (!promo) throw new DomainError('promo-unknown', { eventId, code });
  return promo;
}

/** Throws 'category-unknown', and 'invalid-request' for a time that ends before it begins. */
function requireSound({ categories }: TicketedEvent, terms: PromoTerms): void {
  const { categoryIds = [], validFrom, validUntil } = terms;
  const known = new Set(categories.map(({ categoryId }) => categoryId));
  const unknown = categoryIds.find((categoryId) => !known.has(categoryId));
  if (unknown !== undefined) throw new DomainError('category-unknown', { categoryId: unknown });
  if (validFrom === undefined || validUntil === undefined || validFrom < validUntil) return;
  const errors = [{ field: 'body.validUntil', message: 'must be after the first moment' }];
  throw new DomainError('invalid-request', { errors });
}

/** The pools of a code with a limit: those it has, or new ones. */
function poolsFor(
  { randomBytes }: PromoCodeDeps,
  { maxUses }: PromoTerms,
  stands?: PromoCode,
): Pick<PromoCode, 'pools'> {
  if (maxUses === undefined) return {};
  return { pools: stands?.pools ?? { poolsId: newId('prm', randomBytes), count: 0 } };
}

function termsOf(promo: PromoCode): object {
  const { discount, categoryIds, maxUses, validFrom, validUntil, active } = promo;
  return { discount, categoryIds, maxUses, validFrom, validUntil, active };
}

type Deed = {
  readonly event: TicketedEvent;
  readonly code: string;
  readonly by: Actor;
  readonly action: AuditAction;
  readonly before?: object;
  readonly after?: object;
};

/** The subject is the event; the code stands in the path of each field, such as `SUMMER.maxUses`. */
function entryOf(
  { randomBytes }: PromoCodeDeps,
  { event, code, by, action, before, after }: Deed,
  now: Instant,
) {
  const subject = { subject: event.eventId, subjectName: event.title };
  const states = {
    ...(before && { before: { [code]: before } }),
    ...(after && { after: { [code]: after } }),
  };
  return auditEntry(by, { action, ...subject, ...states }, now, randomBytes);
}
