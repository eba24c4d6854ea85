import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { DAY_MS, epochOf, type Booking, type BookingId } from '../domain/index.ts';
import { shardNumbers, shardOf } from './shards.ts';

/** An item of the SeatBookings table: the booking plus what only the table needs. */
export type SeatBookingItem = Booking & {
  /** Partition of the byEvent index; absent until confirmed, so that holds cost no index write. */
  eventShard?: string;
  /** Partition of the byGuest index: the normalised address of who confirmed it without an account. */
  guest?: string;
  /** Its use of a promo code is permanent and counted (rule 16). */
  promoCounted?: true;
  /** End in epoch seconds; removed by the first payment attempt and by confirmation (rule 10). */
  expires?: number;
};

/** Partitions of an event's confirmed bookings in the byEvent index. */
const BOOKING_SHARDS = 8;

const KEPT_UNCONFIRMED_MS = 30 * DAY_MS;

/** The item of a new booking. */
export function bookingItem(booking: Booking): Record<string, AttributeValue> {
  const expires = Math.floor((epochOf(booking.createdAt) + KEPT_UNCONFIRMED_MS) / 1000);
  return marshall({ ...booking, expires } satisfies SeatBookingItem, {
    removeUndefinedValues: true,
  });
}

/** The booking in an item. */
export function bookingOf(item: Record<string, AttributeValue>): Booking {
  return bookingIn(unmarshall(item) as SeatBookingItem);
}

/** The booking in an item as a failed condition shows it. */
export function bookingIn(item: SeatBookingItem): Booking {
  const {
    eventShard: _shard,
    guest: _guest,
    promoCounted: _counted,
    expires: _expires,
    ...booking
  } = item;
  return booking;
}

/** The byEvent partition of a confirmed booking. */
export function bookingShardOf({
  eventId,
  bookingId,
}: Pick<Booking, 'eventId' | 'bookingId'>): string {
  return `${eventId}#${shardOf(bookingId, BOOKING_SHARDS)}`;
}

/** Every byEvent partition of an event. */
export function bookingShardsOf(eventId: string): string[] {
  return shardNumbers(BOOKING_SHARDS).map((shard) => `${eventId}#${shard}`);
}

/** The key of a booking. */
export function bookingKey(bookingId: BookingId): { bookingId: BookingId } {
  return { bookingId };
}
