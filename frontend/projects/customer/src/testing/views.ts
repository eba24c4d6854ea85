import type {
  customer,
  BookingView,
  EventView,
  SeatingPlanView,
  TicketView,
} from '@foyer/shared/contract';

/** An event of a small room, on sale. */
export const EVENT: EventView = {
  eventId: 'evt_1',
  title: 'Paper Lions',
  summary: 'Folded animals and one very large mane.',
  description: 'Everything on this stage is made of paper.',
  tags: ['theatre'],
  venue: {
    name: 'Aurelia Theatre',
    address: 'Kornträgergang 7, Hamburg',
    city: 'Hamburg',
    country: 'DE',
    timeZone: 'Europe/Berlin',
  },
  doorsOpenAt: '2030-05-10T17:00:00.000Z',
  startsAt: '2030-05-10T18:00:00.000Z',
  endsAt: '2030-05-10T20:00:00.000Z',
  salesOpenAt: '2030-01-01T00:00:00.000Z',
  salesCloseAt: '2030-05-10T18:00:00.000Z',
  currency: 'EUR',
  priceFrom: 4_800,
  priceTo: 4_800,
  sales: 'open',
  capacity: 4,
  sold: 0,
  organizerName: 'Aurelia',
  categories: [{ categoryId: 'cat_1', name: 'Stalls', colour: '#b3261e', price: 4_800 }],
  sections: [{ sectionId: 'sec_stalls', name: 'Stalls', kind: 'seated', capacity: 4 }],
  images: [],
  planVersion: 'p1',
  holdMinutes: 10,
  maxTicketsPerBooking: 4,
  fees: { perTicket: 100, share: 0 },
  avoidsSingleSeats: false,
  taxes: [],
};

/** Its room: one row of four seats. */
export const PLAN: SeatingPlanView = {
  planVersion: 'p1',
  name: 'Small room',
  width: 400,
  height: 200,
  focalPoint: { x: 200, y: 0 },
  sections: [
    {
      kind: 'seated',
      sectionId: 'sec_stalls',
      name: 'Stalls',
      outline: [
        { x: 0, y: 50 },
        { x: 400, y: 50 },
        { x: 400, y: 150 },
        { x: 0, y: 150 },
      ],
      rows: [
        {
          rowId: 'r1',
          label: 'A',
          categoryId: 'cat_1',
          seats: [1, 2, 3, 4].map((number) => ({
            seatId: `a${number}`,
            label: String(number),
            x: number * 80,
            y: 100,
          })),
        },
      ],
    },
  ],
  decorations: [],
};

/** A booking of seats of that row that is held for a while. */
export function bookingOf(
  seats: readonly string[],
  change: Partial<BookingView> = {},
): customer.BookedView & { event: EventView } {
  const tickets = 4_800 * seats.length;
  const fees = 100 * seats.length;
  return {
    bookingId: 'bkg_1',
    eventId: EVENT.eventId,
    status: 'held',
    planVersion: 'p1',
    lines: seats.map((seatId) => ({
      kind: 'seat',
      sectionId: 'sec_stalls',
      rowId: 'r1',
      seatId,
      label: { section: 'Stalls', row: 'A', seat: seatId.slice(1) },
      categoryId: 'cat_1',
      price: 4_800,
    })),
    totals: { tickets, discount: 0, fees, taxes: [], total: tickets + fees },
    currency: 'EUR',
    heldUntil: new Date(Date.now() + 600_000).toISOString(),
    renewable: true,
    paying: false,
    createdAt: '2030-01-01T00:00:00.000Z',
    event: EVENT,
    refunds: [],
    ...change,
  };
}

/** A ticket of that booking. */
export function ticketOf(number: number): TicketView {
  return {
    ticketId: `tkt_1_${number}`,
    bookingId: 'bkg_1',
    number,
    eventId: EVENT.eventId,
    status: 'valid',
    label: { section: 'Stalls', row: 'A', seat: String(number) },
    categoryName: 'Stalls',
    price: 4_800,
    currency: 'EUR',
    attendee: 'Ada Lovelace',
    code: `FOYER1.tkt_1_${number}.signature`,
    pdfUrl: `/files/tkt_1_${number}.pdf`,
  };
}
