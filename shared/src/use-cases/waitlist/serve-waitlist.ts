import {
  blocksOfCategories,
  chooseOffers,
  epochOf,
  type CategoryId,
  type Instant,
  type SeatingPlan,
  type TicketedEvent,
  type WaitlistEntry,
} from '../../domain/index.ts';
import type { EventStore, PlanStore, SeatStore, WaitedEvent, WaitlistStore } from '../ports.ts';
import { makeOffer, roomBehindGates, type OfferDeps } from './make-offer.ts';
import { endEntry, settleOffers } from './settle-offers.ts';

/** What serving a waitlist needs. */
export type ServeDeps = OfferDeps & {
  events: Pick<EventStore, 'find'>;
  plans: PlanStore;
  seats: Pick<
    SeatStore,
    'release' | 'readSection' | 'readPools' | 'changedSince' | 'readBlocks' | 'setGate' | 'liftGate'
  >;
  waitlists: Pick<WaitlistStore, 'inState' | 'end' | 'noteGates' | 'forget'>;
  random: () => number;
};

/**
 * Serves those who wait for an event (rule 22): brings offers to their ends, keeps the gates where somebody waits, and
 * offers what got free to the first it suits. Every step is a conditional write, so that running it twice, or dying in
 * it, does no harm.
 */
export async function serveWaitlist(
  deps: ServeDeps,
  waited: WaitedEvent,
  now: Instant,
): Promise<void> {
  const { eventId } = waited;
  const event = await deps.events.find(eventId);
  const [waiting, offered] = await Promise.all([
    deps.waitlists.inState(eventId, 'waiting'),
    deps.waitlists.inState(eventId, 'offered'),
  ]);
  await settleOffers(deps, event, offered, now);
  const plan = event && (await deps.plans.find(event.planVersion));
  if (!event || !plan || isClosed(event, now)) {
    for (const entry of waiting) await endEntry(deps, entry, 'lapsed', { at: now });
    if (waiting.length + offered.length === 0) await deps.waitlists.forget(waited);
    return;
  }
  await alignGates(deps, { plan, waited, waiting }, now);
  if (waiting.length + offered.length === 0) return deps.waitlists.forget(waited);
  if (event.waitlist === 'open' && waiting.length > 0)
    await offerWhatIsFree(deps, { event, plan, waiting }, now);
}

function isClosed({ status, salesCloseAt }: TicketedEvent, now: Instant): boolean {
  return status !== 'published' || now >= salesCloseAt;
}

type Gates = {
  readonly plan: SeatingPlan;
  readonly waited: WaitedEvent;
  readonly waiting: readonly WaitlistEntry[];
};

/** Sets the gate where somebody waits and lifts it where nobody does any more. */
async function alignGates(deps: ServeDeps, gates: Gates, now: Instant): Promise<void> {
  const { plan, waited, waiting } = gates;
  const wanted = new Set(waiting.flatMap(({ categoryIds }) => categoryIds));
  const gated = new Set(waited.gated);
  if (wanted.symmetricDifference(gated).size === 0) return;
  const keep = blocksOf(waited, plan, wanted);
  const names = new Set(keep.map(({ sectionId, block }) => `${sectionId} ${block}`));
  const lift = blocksOf(waited, plan, gated).filter(
    ({ sectionId, block }) => !names.has(`${sectionId} ${block}`),
  );
  await deps.seats.setGate(keep, epochOf(now));
  await deps.waitlists.noteGates(waited.eventId, [...wanted.union(gated)]);
  await deps.seats.liftGate(lift, epochOf(now));
  await deps.waitlists.noteGates(waited.eventId, [...wanted]);
}

function blocksOf(
  { eventId }: WaitedEvent,
  plan: SeatingPlan,
  categoryIds: ReadonlySet<CategoryId>,
) {
  return blocksOfCategories(plan, categoryIds).map((block) => ({ ...block, eventId }));
}

type Line = {
  readonly event: TicketedEvent;
  readonly plan: SeatingPlan;
  readonly waiting: readonly WaitlistEntry[];
};

async function offerWhatIsFree(
  deps: ServeDeps,
  { event, plan, waiting }: Line,
  now: Instant,
): Promise<void> {
  const { rows, pools } = await roomBehindGates(deps, event, now);
  const room = { event, plan, rows, pools };
  for (const chosen of chooseOffers(room, waiting, deps.random))
    await makeOffer(deps, event, chosen, now);
}
