import type { CategoryView } from './category-view.ts';
import { shortMoment, type EventClock } from '@foyer/ui/dates/event-time.ts';

/** When a category is sold, in words, where that differs from the event. */
export function windowWords(category: CategoryView, clock: EventClock): string {
  const { salesOpenAt, salesCloseAt } = category;
  const from = salesOpenAt && shortMoment(salesOpenAt, clock);
  const until = salesCloseAt && shortMoment(salesCloseAt, clock);
  if (from && until) return `Sold ${from} – ${until}`;
  if (from) return `Sold from ${from}`;
  return until ? `Sold until ${until}` : '';
}
