import * as z from 'zod';
import { faultWords } from './fault-words.ts';

z.config({ customError: faultWords });

const identifier = (prefix: string) =>
  z
    .string()
    .regex(
      new RegExp(`^${prefix}_[0-9a-z_-]{1,60}$`),
      `must be an id that starts with "${prefix}_"`,
    );

/** `evt_…` */
export const EventId = identifier('evt');
/** `bkg_…` */
export const BookingId = identifier('bkg');
/** `tkt_…` */
export const TicketId = identifier('tkt');
/** `cat_…` */
export const CategoryId = identifier('cat');
/** `sec_…` */
export const SectionId = identifier('sec');
/** `wte_…` */
export const EntryId = identifier('wte');
/** `usr_…` */
export const UserId = identifier('usr');
/** `img_…` */
export const ImageId = identifier('img');
/** `scn_…`: a scan, as a device names it: 10 digits of time, 16 of chance. */
export const ScanId = z
  .string()
  .regex(/^scn_[0-9a-hjkmnp-tv-z]{26}$/, 'must be an id that starts with "scn_"');
/** An opaque seat id of a seating plan. */
export const SeatId = z.string().regex(/^[0-9a-z]{1,12}$/, 'must be a seat id of the seating plan');
/** UTC, ISO 8601, milliseconds. */
export const Instant = z.iso.datetime({
  precision: 3,
  message: 'must be a UTC time such as 2026-05-01T18:00:00.000Z',
});
/** Minor units (cents). */
export const MinorUnits = z.int();
/** ISO 4217 code. */
export const Currency = z.string().length(3);
/** An e-mail address of at most 254 characters. */
export const Email = z.email('must be an e-mail address such as ada@example.org').max(254);
/** A person's name: one line, for it stands in subjects, on tickets and in files; no half characters, which no store takes. */
export const PersonName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(120)
  .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u, 'must be one line of plain text');
/** A new password: 10 to 72 bytes, bcrypt's limit. */
export const NewPassword = z
  .string()
  .min(10, 'must have at least 10 characters')
  .refine((text) => new TextEncoder().encode(text).length <= 72, 'must have at most 72 bytes');
/** A signed key that opens a booking without signing in. */
export const LinkKey = z.string().min(20).max(300);
