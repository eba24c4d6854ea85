/** `evt_…`: an event. */
export type EventId = string;
/** `sec_…`: a section, unique within its plan. */
export type SectionId = string;
/** A row, unique within its plan. */
export type RowId = string;
/** An opaque, immutable seat id, unique within its plan and never used again; people see its label. */
export type SeatId = string;
/** `cat_…`: a price category of an event. */
export type CategoryId = string;
/** `bkg_…`: a booking, derived from caller, event and Idempotency-Key. */
export type BookingId = string;
/** `tkt_…`: a ticket. */
export type TicketId = string;
/** `usr_…`: an account of any role. */
export type UserId = string;
/** `vis_…`: a browser that has not signed in, from its visitor cookie. */
export type VisitorId = string;
/** The hash of a seating plan's content; a new plan is a new version. */
export type PlanVersion = string;
/** `prm_…`: a promo code, or the pools of its uses. */
export type PromoId = string;
/** `img_…`: a picture of an event. */
export type ImageId = string;
/** `spl_…`: a seating plan that an organizer keeps. */
export type PlanId = string;
/** `wte_…`: a waitlist entry; ids of one event sort by when they joined. */
export type EntryId = string;
/** `rfd_…`: a refund, derived from its cause. */
export type RefundId = string;

/** Gives `count` random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Bytes as text in Crockford's base 32, lower case: 5 bits a character, the last bits of an incomplete group dropped. */
export function base32Of(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((buffer >> bits) & 31);
    }
  }
  return text;
}

/** A new id of 80 random bits behind a prefix such as `evt`. */
export function newId(prefix: string, random: RandomBytes): string {
  return `${prefix}_${base32Of(random(10))}`;
}

/** The id of a booking's ticket: `tkt_<booking>_<number>`. */
export function ticketIdOf(bookingId: BookingId, number: number): TicketId {
  return `tkt_${bookingId.slice('bkg_'.length)}_${number}`;
}

/** The booking and number of a ticket's id; undefined for a text that no {@link ticketIdOf} has made. */
export function ticketKeyOf(
  ticketId: TicketId,
): { readonly bookingId: BookingId; readonly number: number } | undefined {
  const [, booking, number] = /^tkt_(.+)_([1-9][0-9]{0,3})$/.exec(ticketId) ?? [];
  return booking ? { bookingId: `bkg_${booking}`, number: Number(number) } : undefined;
}
