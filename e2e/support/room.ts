import type { APIRequestContext } from '@playwright/test';

type Seat = { readonly seatId: string; readonly label: string };
type Row = { readonly label: string; readonly seats: readonly Seat[] };
type Section = { readonly name: string; readonly rows?: readonly Row[] };
type Plan = { readonly sections: readonly Section[] };

/** Seats of a row by their numbers, in the order asked for: `seatsOf(request, id, 'Stalls F 12 13')`. */
export async function seatsOf(
  request: APIRequestContext,
  eventId: string,
  place: { readonly section: string; readonly row: string; readonly seats: readonly string[] },
): Promise<string[]> {
  const event = (await (await request.get(`/api/events/${eventId}`)).json()) as {
    planVersion: string;
  };
  const address = `/api/events/${eventId}/seating-plan?version=${event.planVersion}`;
  const plan = (await (await request.get(address)).json()) as Plan;
  const section = plan.sections.find(({ name }) => name === place.section);
  const row = section?.rows?.find(({ label }) => label === place.row);
  return place.seats.map((label) => {
    const seat = row?.seats.find((one) => one.label === label);
    if (!seat) throw new Error(`There is no seat ${place.section} ${place.row} ${label}`);
    return seat.seatId;
  });
}
