import type { employee } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';

/** How the last comparison of the figures with the tables ended, in words. */
export function recountWords(
  { recount, timeZone }: employee.DashboardView,
  locale: string,
): string | undefined {
  if (!recount) return undefined;
  const { askedAt, doneAt, differences = 0 } = recount;
  if (doneAt === undefined)
    return `Recounting since ${shortMoment(askedAt, { timeZone, locale })}; it waits for a few seconds without a sale.`;
  const when = `Recounted ${shortMoment(doneAt, { timeZone, locale })}`;
  if (differences === 0) return `${when}: every figure was right.`;
  return differences === 1
    ? `${when}: one figure was wrong and is right now.`
    : `${when}: ${differences} figures were wrong and are right now.`;
}
