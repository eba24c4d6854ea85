import { DomainError, epochOf, type EventOrder } from '../domain/index.ts';
import { behind, type Place } from './event-search-lists.ts';
import type { Finding } from './event-search-order.ts';

const CURSOR = /^(?:(\d)~)?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~(evt_[0-9a-z_-]{1,60})$/;

/** The cursor that goes on behind a finding. */
export function cursorBehind({ entry: { event }, rank }: Finding): string {
  const place = `${event.startsAt}~${event.eventId}`;
  return rank === undefined ? place : `${rank}~${place}`;
}

/** Where a cursor goes on. Throws 'invalid-request' for one that no list of this order gave. */
export function pageStart(cursor: string, order: EventOrder): { rank: number; place: Place } {
  const [, rank, startsAt = '', eventId = ''] = CURSOR.exec(cursor) ?? [];
  const at = epochOf(startsAt);
  if (Number.isNaN(at) || (rank !== undefined) !== (order === 'relevance'))
    throw new DomainError('invalid-request', { field: 'query.cursor' });
  return { rank: Number(rank ?? 0), place: behind({ at, eventId }) };
}
