/** The tables as plain data: Foyer creates them from it locally, the infrastructure deploys them from it. */

/** The type of a key attribute: text or number. */
export type KeyType = 'S' | 'N';

/** An attribute that is part of a key. */
export type KeyAttribute = { readonly name: string; readonly type: KeyType };

/** A global secondary index. */
export type IndexShape = {
  readonly name: string;
  readonly partition: KeyAttribute;
  readonly sort: KeyAttribute;
  /** `keys`, everything, or the keys plus the attributes named. */
  readonly projection: 'keys' | 'all' | readonly string[];
};

/** A table. */
export type TableShape = {
  readonly name: string;
  readonly partition: KeyAttribute;
  readonly sort?: KeyAttribute;
  readonly indexes: readonly IndexShape[];
  /** The attribute with the item's end in epoch seconds; absent where nothing may ever vanish (rule 10). */
  readonly ttl?: string;
};

const text = (name: string): KeyAttribute => ({ name, type: 'S' });
const number = (name: string): KeyAttribute => ({ name, type: 'N' });

/** Every table of Foyer; names get the configured prefix. */
export const TABLES = {
  users: {
    name: 'Users',
    partition: text('userId'),
    indexes: [
      {
        name: 'byPortal',
        partition: text('portal'),
        sort: text('userId'),
        projection: [
          'role',
          'email',
          'name',
          'active',
          'mustChangePassword',
          'invitation',
          'emailVerifiedAt',
          'lastSignInAt',
          'createdAt',
        ],
      },
    ],
  },
  sessions: {
    name: 'Sessions',
    partition: text('familyId'),
    indexes: [
      { name: 'byUser', partition: text('userId'), sort: text('createdAt'), projection: 'all' },
    ],
    ttl: 'expires',
  },
  events: {
    name: 'Events',
    partition: text('eventId'),
    sort: text('part'),
    indexes: [
      {
        name: 'byUpdated',
        partition: text('updatedShard'),
        sort: text('updatedAt'),
        projection: 'keys',
      },
      {
        name: 'byOrganizer',
        partition: text('workedOnBy'),
        sort: text('eventId'),
        projection: 'keys',
      },
    ],
  },
  seats: {
    name: 'Seats',
    partition: text('key'),
    sort: text('block'),
    indexes: [
      {
        name: 'byChange',
        partition: text('feed'),
        sort: number('changedAt'),
        projection: ['version'],
      },
    ],
  },
  seatBookings: {
    name: 'SeatBookings',
    partition: text('bookingId'),
    indexes: [
      {
        name: 'byCustomer',
        partition: text('customerId'),
        sort: text('createdAt'),
        projection: 'all',
      },
      {
        name: 'byEvent',
        partition: text('eventShard'),
        sort: text('confirmedAt'),
        projection: 'all',
      },
      {
        name: 'byGuest',
        partition: text('guest'),
        sort: text('confirmedAt'),
        projection: 'keys',
      },
    ],
    ttl: 'expires',
  },
  tickets: {
    name: 'Tickets',
    partition: text('bookingId'),
    sort: number('number'),
    indexes: [
      {
        name: 'byEvent',
        partition: text('eventShard'),
        sort: text('touchedAt'),
        projection: 'all',
      },
    ],
  },
  scans: {
    name: 'Scans',
    partition: text('scanShard'),
    sort: text('scanId'),
    indexes: [
      {
        name: 'byConflict',
        partition: text('conflictOf'),
        sort: text('scanId'),
        projection: 'all',
      },
    ],
    ttl: 'expires',
  },
  plans: { name: 'Plans', partition: text('ownerId'), sort: text('planId'), indexes: [] },
  payments: {
    name: 'Payments',
    partition: text('bookingId'),
    sort: text('part'),
    indexes: [{ name: 'byOpen', partition: text('open'), sort: text('dueAt'), projection: 'all' }],
  },
  waitlists: {
    name: 'Waitlists',
    partition: text('line'),
    sort: text('place'),
    indexes: [
      {
        name: 'byCustomer',
        partition: text('customer'),
        sort: text('joinedAt'),
        projection: 'all',
      },
      { name: 'byWaiting', partition: text('waiting'), sort: text('place'), projection: 'all' },
    ],
  },
  outbox: {
    name: 'Outbox',
    partition: text('shard'),
    sort: text('id'),
    indexes: [
      { name: 'byEvent', partition: text('mailsOf'), sort: text('mailOrder'), projection: 'all' },
    ],
  },
  eventStats: {
    name: 'EventStats',
    partition: text('eventId'),
    sort: text('bucket'),
    indexes: [
      {
        name: 'byCounted',
        partition: text('countedShard'),
        sort: text('countedAt'),
        projection: 'keys',
      },
    ],
  },
  auditLog: {
    name: 'AuditLog',
    partition: text('subject'),
    sort: text('entry'),
    indexes: [
      { name: 'byActor', partition: text('actorId'), sort: text('entry'), projection: 'all' },
      { name: 'byDay', partition: text('day'), sort: text('entry'), projection: 'all' },
    ],
  },
} as const satisfies Record<string, TableShape>;

/** A table's key in {@link TABLES}. */
export type TableKey = keyof typeof TABLES;

/** The deployed name of a table. */
export function tableName(prefix: string, table: TableKey): string {
  return `${prefix}${TABLES[table].name}`;
}
