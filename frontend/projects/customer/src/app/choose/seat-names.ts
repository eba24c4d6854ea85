import type { SeatingPlanView } from '@foyer/shared/contract';
import { placeWords } from '../booking/booking-state.ts';

/** The places of some seats in words, such as `Stalls, row H, seat 14`; seats that the plan does not have are left out. */
export function seatNames(plan: SeatingPlanView, seatIds: readonly string[]): string[] {
  const names: string[] = [];
  for (const section of plan.sections) {
    if (section.kind === 'standing') continue;
    for (const row of section.rows) {
      for (const seat of row.seats) {
        if (!seatIds.includes(seat.seatId)) continue;
        names.push(placeWords({ section: section.name, row: row.label, seat: seat.label }));
      }
    }
  }
  return names;
}
