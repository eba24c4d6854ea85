import type { Update } from '@aws-sdk/client-dynamodb';
import {
  CLOCK_SKEW_MS,
  endedAt,
  FREED,
  HEAD_START_MS,
  isPublic,
  SOLD,
  type BookingId,
  type EpochMs,
  type PlanVersion,
  type SeatId,
} from '../domain/index.ts';
import type { SeatRowItem } from './seat-block.model.ts';
import { updateBuilder, type UpdateBuilder } from './update-builder.ts';

/** What one booking does to seats of one row, all in one write. */
export type RowAction =
  /** Take free seats until a moment (rule 4). */
  | { readonly do: 'hold'; readonly seatIds: readonly SeatId[]; readonly until: EpochMs }
  /** Take seats for good that are free or still the booking's own: a late payment's seats (rule 20). */
  | { readonly do: 'take'; readonly seatIds: readonly SeatId[] }
  /** Keep held seats until a later moment (rule 5). */
  | { readonly do: 'prolong'; readonly seatIds: readonly SeatId[]; readonly until: EpochMs }
  /** Turn held seats into sold ones (rule 6). */
  | { readonly do: 'sell'; readonly seatIds: readonly SeatId[] }
  /** Free held seats (rule 7). */
  | { readonly do: 'release'; readonly seatIds: readonly SeatId[] }
  /** Free sold seats of a booking that is cancelled in the same transaction (rule 5). */
  | { readonly do: 'give-back'; readonly seatIds: readonly SeatId[] };

/** Which row, for whom and when. */
export type RowTarget = {
  readonly table: string;
  readonly key: string;
  readonly block: string;
  /** The plan that the seats were chosen on; absent where only seats of one's own are touched. */
  readonly planVersion?: PlanVersion;
  readonly bookingId: BookingId;
  readonly now: EpochMs;
  readonly gate?: GateSide | undefined;
};

/**
 * How a write meets the waitlist's gate (rule 22). Without it the block must have none. `gated`: it must have one, what
 * got free has its head start, and what is given back gets one. `waitlist`: takes what got free without one.
 */
export type GateSide = 'gated' | 'waitlist';

/** One conditional update that does all actions to a row or none. */
export function rowUpdate(
  target: RowTarget,
  actions: readonly RowAction[],
): Update & { UpdateExpression: string } {
  const builder = updateBuilder();
  const takes = actions.some((action) => action.do !== 'release' && action.do !== 'give-back');
  if (target.planVersion)
    builder.require(`${builder.path('plan')} = ${builder.value(target.planVersion)}`);
  if (takes) builder.require(`attribute_not_exists(${builder.path('closed')})`);
  if (actions.some(minded)) requireGate(builder, target.gate);
  for (const action of actions) {
    for (const seatId of action.seatIds) applyToSeat(builder, target, action, seatId);
  }
  builder.set(`${builder.path('changedAt')} = ${builder.value(target.now)}`);
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  return builder.build(target.table, { key: target.key, block: target.block });
}

/** What somebody keeps or buys of what they hold is nobody else's business; all else depends on the gate. */
function minded(action: RowAction): boolean {
  return action.do !== 'prolong' && action.do !== 'sell';
}

/** Requires the gate to be as the write takes it to be. */
export function requireGate(builder: UpdateBuilder, side: GateSide | undefined): void {
  if (side === 'waitlist') return;
  const exists = side === 'gated' ? 'attribute_exists' : 'attribute_not_exists';
  builder.require(`${exists}(${builder.path('gate')})`);
}

/** Until when a hold must have lasted at most for its seats to be anybody's. */
export function overBefore({ now, gate }: Pick<RowTarget, 'now' | 'gate'>): EpochMs {
  return now - CLOCK_SKEW_MS - (gate === 'gated' ? HEAD_START_MS : 0);
}

function applyToSeat(
  builder: UpdateBuilder,
  target: RowTarget,
  action: RowAction,
  seatId: SeatId,
): void {
  const until = builder.path('until', seatId);
  const by = builder.path('by', seatId);
  const me = builder.value(target.bookingId);
  const unsold = () => builder.require(`${until} < ${builder.value(SOLD)}`);
  const free = () =>
    `attribute_not_exists(${until}) OR ${until} < ${builder.value(overBefore(target))}`;
  const giveBack = () => {
    if (target.gate === 'gated') {
      builder.set(`${until} = ${builder.value(endedAt(target.now))}`);
      builder.set(`${by} = ${builder.value(FREED)}`);
    } else {
      builder.remove(until);
      builder.remove(by);
    }
  };
  const mine = () => builder.require(`${by} = ${me}`);

  switch (action.do) {
    case 'hold':
      builder.require(`(${free()})`);
      builder.set(`${until} = ${builder.value(action.until)}`);
      builder.set(`${by} = ${me}`);
      return;
    case 'take':
      builder.require(`(${by} = ${me} OR ${free()})`);
      builder.set(`${until} = ${builder.value(SOLD)}`);
      builder.set(`${by} = ${me}`);
      return;
    case 'prolong':
      mine();
      unsold();
      builder.set(`${until} = ${builder.value(action.until)}`);
      return;
    case 'sell':
      mine();
      builder.set(`${until} = ${builder.value(SOLD)}`);
      return;
    case 'release':
      mine();
      unsold();
      giveBack();
      return;
    case 'give-back':
      mine();
      builder.require(`${until} = ${builder.value(SOLD)}`);
      giveBack();
  }
}

/** The seats of a row that somebody else holds or has bought. */
export function lostSeats(
  row: SeatRowItem,
  bookingId: BookingId,
  seatIds: readonly SeatId[],
  now: EpochMs,
): SeatId[] {
  return seatIds.filter(
    (seatId) =>
      row.by[seatId] !== undefined &&
      row.by[seatId] !== bookingId &&
      !isPublic(row.until[seatId] ?? 0, { gated: row.gate ?? false }, now),
  );
}

/** The seats of a row that are held, not sold, by a booking. */
export function seatsHeldBy(
  row: SeatRowItem,
  bookingId: BookingId,
  seatIds: readonly SeatId[],
): SeatId[] {
  return seatIds.filter((seatId) => row.by[seatId] === bookingId && row.until[seatId] !== SOLD);
}
