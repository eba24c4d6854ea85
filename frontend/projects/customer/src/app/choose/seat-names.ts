import type { SeatingPlanView } from '@foyer/shared/contract';

type Row = Extract<SeatingPlanView['sections'][number], { kind: 'seated' }>['rows'][number];

/** Some seats in words, those side by side as one: `Stalls, row H, seats 14–16`; seats that the plan does not have are left out. */
export function seatNames(plan: SeatingPlanView, seatIds: readonly string[]): string {
  const wanted = new Set(seatIds);
  const rows = plan.sections.flatMap((section) =>
    section.kind === 'standing'
      ? []
      : section.rows.flatMap((row) => {
          const seats = seatsOf(row, wanted);
          return seats ? [`${section.name}, row ${row.label}, ${seats}`] : [];
        }),
  );
  return listed(rows, '; ') || 'a seat';
}

/** `seat 4`, `seats 4–6`, `seats 4–6 and 9`; nothing when none of the row is wanted. */
function seatsOf({ seats }: Row, wanted: ReadonlySet<string>): string {
  const runs: string[][] = [];
  seats.forEach((seat, index) => {
    if (!wanted.has(seat.seatId)) return;
    const before = seats[index - 1];
    if (before && wanted.has(before.seatId)) runs.at(-1)?.push(seat.label);
    else runs.push([seat.label]);
  });
  const words = runs.map((run) =>
    run.length === 1 ? (run[0] ?? '') : `${run[0] ?? ''}–${run.at(-1) ?? ''}`,
  );
  if (words.length === 0) return '';
  return `${runs.flat().length === 1 ? 'seat' : 'seats'} ${listed(words, ', ')}`;
}

function listed(words: readonly string[], comma: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(comma)} and ${last}`;
}
