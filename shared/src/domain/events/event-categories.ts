import { DomainError } from '../errors.ts';
import type { CategoryId } from '../ids.ts';
import type { SeatingPlan } from '../seating/plan.ts';
import type { PriceCategory, TicketedEvent } from './event.ts';

/** The event with a category put in the place of the one with its id, or added behind the others. */
export function withCategory(event: TicketedEvent, category: PriceCategory): TicketedEvent {
  const position = event.categories.findIndex(
    ({ categoryId }) => categoryId === category.categoryId,
  );
  return {
    ...event,
    categories:
      position === -1 ? [...event.categories, category] : event.categories.with(position, category),
  };
}

/** The event without a category. Throws 'category-in-use' with how many seats and places of the room are in it. */
export function withoutCategory(
  event: TicketedEvent,
  categoryId: CategoryId,
  plan: SeatingPlan | undefined,
): TicketedEvent {
  const seats = plan ? placesIn(plan, categoryId) : 0;
  if (seats > 0) throw new DomainError('category-in-use', { categoryId, seats });
  return {
    ...event,
    categories: event.categories.filter((category) => category.categoryId !== categoryId),
  };
}

/** Seats, blocked ones too, and standing places of a category; a row without seats counts as one, since it names it. */
function placesIn(plan: SeatingPlan, categoryId: CategoryId): number {
  return plan.sections.reduce((sum, section) => {
    if (section.kind === 'standing')
      return section.categoryId === categoryId ? sum + section.capacity : sum;
    const seats = section.rows.flatMap((row) =>
      row.seats.length === 0
        ? [row.categoryId]
        : row.seats.map((seat) => seat.categoryId ?? row.categoryId),
    );
    return sum + seats.filter((each) => each === categoryId).length;
  }, 0);
}
