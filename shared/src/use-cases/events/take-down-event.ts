import {
  blocksOf,
  DomainError,
  epochOf,
  takenOf,
  versionAfter,
  type Instant,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore, PlanStore, SeatStore } from '../ports.ts';
import { blocksStanding } from './blocks-standing.ts';

/** What taking an event down needs; events are read as they stand. */
export type TakeDownDeps = {
  events: Pick<EventStore, 'move'>;
  plans: Pick<PlanStore, 'find'>;
  seats: Pick<
    SeatStore,
    'fence' | 'openBlocks' | 'readSection' | 'readPools' | 'removeBlocks' | 'createBlocks'
  >;
};

/** Looks at the inventory before others count as too fast: behind the fence only holds that are given back change it. */
const LOOKS = 5;

/**
 * Takes down an event whose status says so: fence, look, and either remove every block or open them again where
 * something was sold or held after all (rule 8). Running it again goes on where a crash left it. Each run takes a version
 * of the event of its own, without which it can neither remove a block nor move the event: of two runs at once only the
 * later one decides. Throws 'event-changed' in the other.
 */
export async function takeDownEvent(
  deps: TakeDownDeps,
  event: TicketedEvent,
  now: Instant,
): Promise<void> {
  const { eventId } = event;
  const own = { ...event, updatedAt: versionAfter(event, now) };
  const claim = { from: event.status, to: event.status, expected: event.updatedAt };
  await deps.events.move(eventId, claim, own.updatedAt);
  await deps.seats.fence(own, epochOf(now));
  for (let look = 1; look <= LOOKS; look += 1) {
    const blocks = await blocksStanding(deps, own);
    const { sold, held } = takenOf(blocks, epochOf(now));
    if (sold + held > 0) return putBack(deps, own, `${sold} sold, ${held} held`, now);
    if (await deps.seats.removeBlocks(own, blocks)) {
      const done = { from: own.status, to: 'draft', expected: own.updatedAt } as const;
      return deps.events.move(eventId, done, versionAfter(own, now));
    }
  }
  throw new DomainError('busy', { eventId });
}

/**
 * Opens the blocks of an event that stayed on sale. Blocks that an earlier run had removed were free; they come back
 * before the event is on sale again, and the fence goes last, by whoever runs next where this run dies.
 */
async function putBack(
  deps: TakeDownDeps,
  event: TicketedEvent,
  taken: string,
  now: Instant,
): Promise<void> {
  const plan = await deps.plans.find(event.planVersion);
  if (!plan) throw new DomainError('plan-changed', { planVersion: event.planVersion });
  const { rows, pools } = blocksOf(plan);
  await deps.seats.createBlocks(event, rows, pools);
  const back = {
    ...({ from: event.status, to: 'published', expected: event.updatedAt } as const),
    reason: `It could not be taken down: ${taken}.`,
  };
  await deps.events.move(event.eventId, back, versionAfter(event, now));
  await openAgain(deps, event, now);
}

/** Takes the fence off every block of an event that stayed on sale. */
export async function openAgain(
  deps: Pick<TakeDownDeps, 'seats'>,
  event: TicketedEvent,
  now: Instant,
): Promise<void> {
  await deps.seats.openBlocks(event, await blocksStanding(deps, event), epochOf(now));
}
