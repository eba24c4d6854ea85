import type { APIRequestContext } from '@playwright/test';
import { unpackedRoom, type AvailabilityView, type SeatingPlanView } from '@foyer/shared/contract';

/** The state of every seat of an evening (`.` free, `h` held, `s` sold) as one service tells it. */
export async function seatStates(
  request: APIRequestContext,
  service: string,
  eventId: string,
): Promise<ReadonlyMap<string, string>> {
  const seen = await request.get(`${service}/api/events/${eventId}/availability`);
  const { planVersion, rows } = unpackedRoom((await seen.json()) as AvailabilityView);
  const address = `${service}/api/events/${eventId}/seating-plan?version=${planVersion}`;
  const plan = (await (await request.get(address)).json()) as SeatingPlanView;
  const seated = plan.sections.flatMap((section) =>
    section.kind === 'seated' ? section.rows : [],
  );
  return new Map(
    seated.flatMap(({ rowId, seats }) =>
      seats.map(({ seatId }, place) => [seatId, rows[rowId]?.[place] ?? ''] as const),
    ),
  );
}
