import type { CategoryId, EntryId, EventId, WaitlistEntry } from '../domain/index.ts';
import { shardNumbers, shardOf } from './shards.ts';

/** Number of partitions of the events that somebody waits for. */
const WAITED_SHARDS = 4;

/** The shards of the events that somebody waits for, one job each. */
export const WAITED_SHARD_NUMBERS: readonly number[] = shardNumbers(WAITED_SHARDS);

/** A key of the Waitlists table. */
export type WaitlistKey = { readonly line: string; readonly place: string };

/** An entry: `line` is its event, `place` its id, so that a line reads in the order of joining. */
export type EntryItem = WaitlistKey &
  WaitlistEntry & {
    /** `eventId#waiting` or `eventId#offered`, the byWaiting partition; absent once the entry is over. */
    readonly waiting?: string;
    /** The byCustomer partition; absent for guests. */
    readonly customer?: string;
  };

/** `eventId#by` and the HMAC of an address: the open entry of a customer, who has one at most. */
export type CustomerGuard = WaitlistKey & { readonly entryId: EntryId };

/** `waited#3` and an event: that somebody waits for it, and which categories have a gate. */
export type WaitedItem = WaitlistKey & {
  readonly version: number;
  readonly gated?: readonly CategoryId[];
};

/** The key of an entry. */
export function entryKey({
  eventId,
  entryId,
}: Pick<WaitlistEntry, 'eventId' | 'entryId'>): WaitlistKey {
  return { line: eventId, place: entryId };
}

/** The key of a customer's guard. */
export function customerKey(eventId: EventId, customer: string): WaitlistKey {
  return { line: `${eventId}#by`, place: customer };
}

/** The key of an event that somebody waits for. */
export function waitedKey(eventId: EventId): WaitlistKey {
  return { line: waitedLine(shardOf(eventId, WAITED_SHARDS)), place: eventId };
}

/** The partition of a shard's events. */
export function waitedLine(shard: number): string {
  return `waited#${shard}`;
}

/** The byWaiting partition of an event's entries in a state. */
export function waitingPartition(eventId: EventId, status: 'waiting' | 'offered'): string {
  return `${eventId}#${status}`;
}

/** The item of a new entry. */
export function entryItem(entry: WaitlistEntry): EntryItem {
  const { eventId, customerId } = entry;
  return {
    ...entryKey(entry),
    ...entry,
    waiting: waitingPartition(eventId, 'waiting'),
    ...(customerId && { customer: customerId }),
  };
}

/** The entry in an item. */
export function entryOf(item: EntryItem): WaitlistEntry {
  const { line: _line, place: _place, waiting: _waiting, customer: _customer, ...entry } = item;
  return entry;
}
