import { BLOCKED, seatIdsOf, SOLD, type Booking, type Ticket } from '../../domain/index.ts';
import type { EventPicture } from './event-picture.ts';

/** What is wrong between seats, tickets and confirmed bookings. */
export function seatViolations(picture: EventPicture): string[] {
  const live = picture.tickets.filter(({ status }) => status !== 'void');
  return [
    ...doubledSeats(live),
    ...ticketsWithoutSeat(picture, live),
    ...soldWithoutTicket(picture, live),
    ...unissued(picture),
    ...strayTickets(picture, live),
    ...wronglyVoid(picture),
  ];
}

function doubledSeats(live: readonly Ticket[]): string[] {
  const bySeat = Map.groupBy(
    live.filter(({ seatId }) => seatId !== undefined),
    ({ seatId }) => seatId,
  );
  return [...bySeat].flatMap(([seatId, tickets]) =>
    tickets.length > 1 ? [`Seat ${seatId} is in ${tickets.length} live tickets.`] : [],
  );
}

/** Who has bought each seat, by the rows. */
function soldSeats({ rows }: EventPicture): Map<string, string> {
  return new Map(
    rows.flatMap(({ until, by }) =>
      Object.entries(by).filter(([seatId, holder]) => until[seatId] === SOLD && holder !== BLOCKED),
    ),
  );
}

function ticketsWithoutSeat(picture: EventPicture, live: readonly Ticket[]): string[] {
  const sold = soldSeats(picture);
  return live.flatMap(({ ticketId, seatId, bookingId }) =>
    seatId === undefined || sold.get(seatId) === bookingId
      ? []
      : [`Ticket ${ticketId} is live, but its seat ${seatId} is not sold to its booking.`],
  );
}

function soldWithoutTicket(picture: EventPicture, live: readonly Ticket[]): string[] {
  const issued = new Set(live.map(({ seatId, bookingId }) => `${seatId} ${bookingId}`));
  return [...soldSeats(picture)].flatMap(([seatId, bookingId]) =>
    issued.has(`${seatId} ${bookingId}`)
      ? []
      : [`Seat ${seatId} is sold to ${bookingId}, which has no live ticket for it.`],
  );
}

function unissued({ bookings, tickets }: EventPicture): string[] {
  const byBooking = Map.groupBy(tickets, ({ bookingId }) => bookingId);
  return [...bookings.values()]
    .filter(({ status }) => status === 'confirmed')
    .flatMap((booking) => unissuedLines(booking, byBooking.get(booking.bookingId) ?? []));
}

function unissuedLines({ bookingId, lines }: Booking, tickets: readonly Ticket[]): string[] {
  const own = new Map(tickets.map((ticket) => [ticket.number, ticket]));
  const missing = lines.flatMap((line, index) => {
    const ticket = own.get(index + 1);
    const seatId = line.kind === 'seat' ? line.seatId : undefined;
    const fits = ticket?.sectionId === line.sectionId && ticket.seatId === seatId;
    return fits ? [] : [`Line ${index + 1} of ${bookingId} is confirmed and has no ticket.`];
  });
  const twice = new Set(seatIdsOf(lines)).size < seatIdsOf(lines).length;
  return twice ? [...missing, `Booking ${bookingId} names a seat twice.`] : missing;
}

function strayTickets({ bookings }: EventPicture, live: readonly Ticket[]): string[] {
  return live.flatMap(({ ticketId, number, bookingId }) => {
    const booking = bookings.get(bookingId);
    if (booking?.status !== 'confirmed')
      return [`Ticket ${ticketId} is live, but ${bookingId} is ${booking?.status ?? 'unknown'}.`];
    return number > booking.lines.length ? [`Ticket ${ticketId} belongs to no line.`] : [];
  });
}

/** A ticket of a confirmed booking is void when its owner gave it back, and only then. */
function wronglyVoid({ bookings, tickets }: EventPicture): string[] {
  return tickets.flatMap(({ ticketId, number, bookingId, status }) => {
    const booking = bookings.get(bookingId);
    if (booking?.status !== 'confirmed') return [];
    const returned = booking.returned?.includes(number) ?? false;
    if (returned === (status === 'void')) return [];
    return [
      returned
        ? `Ticket ${ticketId} was given back and is ${status}.`
        : `Ticket ${ticketId} is void and was not given back.`,
    ];
  });
}
