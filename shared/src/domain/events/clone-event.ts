import type { EventId } from '../ids.ts';
import { epochOf, later, type Instant } from '../time.ts';
import type { PriceCategory, TicketedEvent } from './event.ts';

/** What a copy of an event has of its own. */
export type CloneWish = {
  readonly eventId: EventId;
  readonly title?: string | undefined;
  /** All other times move along with it. */
  readonly startsAt?: Instant | undefined;
};

const LONGEST_TITLE = 120;

/** A draft like an event: its texts, rules, prices, pictures and room, and nothing that was sold of it. */
export function clonedEvent(event: TicketedEvent, wish: CloneWish, now: Instant): TicketedEvent {
  const { statusReason: _reason, planChange: _change, ...like } = event;
  const { startsAt = event.startsAt } = wish;
  const by = epochOf(startsAt) - epochOf(event.startsAt);
  return {
    ...like,
    eventId: wish.eventId,
    status: 'draft',
    title: wish.title ?? `Copy of ${event.title}`.slice(0, LONGEST_TITLE).trim(),
    startsAt,
    doorsOpenAt: later(event.doorsOpenAt, by),
    endsAt: later(event.endsAt, by),
    salesOpenAt: later(event.salesOpenAt, by),
    salesCloseAt: later(event.salesCloseAt, by),
    categories: event.categories.map((category) => movedCategory(category, by)),
    updatedAt: now,
  };
}

function movedCategory(category: PriceCategory, by: number): PriceCategory {
  const { salesOpenAt, salesCloseAt } = category;
  return {
    ...category,
    ...(salesOpenAt !== undefined && { salesOpenAt: later(salesOpenAt, by) }),
    ...(salesCloseAt !== undefined && { salesCloseAt: later(salesCloseAt, by) }),
  };
}
