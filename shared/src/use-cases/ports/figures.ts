import type {
  AuditEntry,
  BookingId,
  EventId,
  FigureSums,
  Instant,
  Recount,
} from '../../domain/index.ts';

/** Hours in UTC, such as `2026-12-11T19`, both inclusive. */
export type HourRange = { readonly from: string; readonly to: string };

/** What one outbox shard has to do with the figures of an event. */
export type ShardFigures = {
  readonly shard: string;
  /** What it has counted, and what still lies in it to be counted. */
  readonly counted: FigureSums;
  readonly pending: FigureSums;
  /** How often it counted into the buckets that note it. */
  readonly counts: Readonly<Record<'sold' | 'doors', number>>;
  /** When it last counted, or when something to be counted was last written; '' where nothing ever was. */
  readonly changedAt: Instant;
  /** Where two readings have the same mark, nothing that is counted was committed between them. */
  readonly mark: string;
};

/** What a shard's figures lack, as they were read. */
export type Correction = {
  readonly eventId: EventId;
  readonly seen: ShardFigures;
  readonly missing: FigureSums;
};

/** The figures of an event in every detail: what dashboards show, and what mends them. */
export type FigureStore = {
  /** All sums of an event; those by hour within a range alone. A moment behind what was counted. */
  sums(eventId: EventId, range: HourRange): Promise<FigureSums>;
  /** Adds holds begun in an hour; tasks count apart, so that they do not meet in one item. */
  noteHolds(holds: {
    readonly eventId: EventId;
    readonly hour: string;
    readonly holds: number;
    readonly task: string;
  }): Promise<void>;
  /** The outbox shard into which what happens to a booking is counted. */
  shardOf(bookingId: BookingId): string;
  /** Every shard's figures, by consistent read. */
  shards(eventId: EventId): Promise<readonly ShardFigures[]>;
  /**
   * Adds what is missing, if nothing was counted since the shard was read; false otherwise, and then part of it may have
   * been added: read again.
   */
  correct(correction: Correction, now: Instant): Promise<boolean>;
  /** The last wish for a recount and how it ended. */
  recount(eventId: EventId): Promise<Recount | undefined>;
  /** Asks for a recount in the background, with the log's entry. */
  askRecount(eventId: EventId, entry: AuditEntry, now: Instant): Promise<void>;
  noteRecount(eventId: EventId, recount: Recount): Promise<void>;
};
