import type {
  Blocks,
  Booking,
  ComingGate,
  EpochMs,
  EventId,
  PlanVersion,
  PoolBlock,
  RowBlock,
  RowId,
  RowStates,
  SeatId,
  SectionId,
  TicketedEvent,
} from '../../domain/index.ts';

/** Names an inventory item: `row#A`, `row#A~2` or `pool3` of a section. */
export type BlockRef = {
  readonly eventId: EventId;
  readonly sectionId: SectionId;
  readonly block: string;
};

/** One row block as it stands: who has what until when; a free seat is in neither map. */
export type RowState = BlockRef & {
  readonly kind: 'row';
  readonly planVersion: PlanVersion;
  readonly until: Readonly<Record<string, EpochMs>>;
  readonly by: Readonly<Record<string, string>>;
  /** Grows by one with each write. */
  readonly version: number;
  readonly closed: boolean;
  /** Somebody waits for it (rule 22). */
  readonly gated: boolean;
};

/** One pool of standing places as it stands. available + sold + Σ claims = capacity. */
export type PoolState = BlockRef & {
  readonly kind: 'pool';
  readonly pool: number;
  readonly planVersion: PlanVersion;
  readonly capacity: number;
  readonly available: number;
  readonly sold: number;
  readonly claims: Readonly<Record<string, { readonly quantity: number; readonly until: EpochMs }>>;
  readonly version: number;
  readonly closed: boolean;
  readonly gated: boolean;
};

/** An inventory item. */
export type BlockState = RowState | PoolState;

/** An inventory item that changed: when, by the clock of who wrote it, and the version it then had. */
export type BlockChange = BlockRef & { readonly version: number; readonly changedAt: EpochMs };

/** What a hold takes: the lines of one booking. */
export type Claim = Pick<Booking, 'bookingId' | 'eventId' | 'planVersion' | 'lines'> & {
  readonly until: EpochMs;
};

/** What somebody holds or has bought: seats, and places of standing sections. */
export type Taken = {
  readonly seats: readonly SeatId[];
  readonly sections: readonly SectionId[];
};

/** The inventory: seat rows and pools that free themselves. */
export type SeatStore = {
  /** Creates the blocks of an event; those that exist are left alone (rule 3). */
  createBlocks(
    event: TicketedEvent,
    rows: readonly RowBlock[],
    pools: readonly PoolBlock[],
  ): Promise<void>;
  /** Counts the event's blocks by consistent reads. */
  countBlocks(event: TicketedEvent): Promise<number>;
  /**
   * Takes every seat and place or none; answers with the hold's end, an earlier one where the same hold stood already.
   * Throws 'seat-unavailable', 'places-unavailable', 'plan-changed', 'event-fenced', 'busy'.
   */
  hold(claim: Claim, now: EpochMs): Promise<EpochMs>;
  /**
   * Brings every block on to the event's plan and turn, or creates it; one that is there already is left alone. What
   * somebody has who must not lose it keeps its block as it was. `alike` is the plan that has these blocks just so, which
   * saves reading those that stand on it; what comes to be for sale behind `gate` is the waitlist's first. Throws 'event-changed' where a later turn has been at a block, 'busy'.
   */
  bringBlocks(
    event: TicketedEvent,
    blocks: Blocks & { readonly alike?: PlanVersion; readonly gate?: ComingGate },
    now: EpochMs,
  ): Promise<Taken>;
  /** Removes blocks that the event's turn has emptied; of no effect on those that a later turn has been at. */
  dropBlocks(event: TicketedEvent, blocks: Blocks): Promise<void>;
  /** Frees those seats and places that the booking still holds; sold ones stay (rule 7). */
  release(claim: Pick<Claim, 'bookingId' | 'eventId' | 'lines'>, now: EpochMs): Promise<void>;
  /** Refuses holds and confirmations from now on (rule 8). */
  fence(event: TicketedEvent, now: EpochMs): Promise<void>;
  /** Sets the waitlist's gate on blocks: what gets free there is theirs for a while who wait (rule 22). */
  setGate(blocks: readonly BlockRef[], now: EpochMs): Promise<void>;
  /** Takes the gate off blocks, since nobody waits for them any more. */
  liftGate(blocks: readonly BlockRef[], now: EpochMs): Promise<void>;
  /** Takes the fence off blocks again, as long as the event is published. */
  openBlocks(event: TicketedEvent, blocks: readonly BlockState[], now: EpochMs): Promise<void>;
  /**
   * Removes fenced blocks that are as they were read, while the event is taken down in the version given; false when
   * one was written since, and others may be gone then. Throws 'event-changed' when somebody else works on the event.
   */
  removeBlocks(event: TicketedEvent, blocks: readonly BlockState[]): Promise<boolean>;
  /** Every block of a section; `consistent` costs double. */
  readSection(
    eventId: EventId,
    sectionId: SectionId,
    consistent?: 'consistent',
  ): Promise<readonly RowState[]>;
  readPools(eventId: EventId, sectionId: SectionId, pools: number): Promise<readonly PoolState[]>;
  /** Blocks written at or after a moment, by the change index of one shard (rule 25). */
  changedSince(eventId: EventId, shard: number, since: EpochMs): Promise<readonly BlockChange[]>;
  /** The named blocks by consistent read. */
  readBlocks(blocks: readonly BlockRef[]): Promise<readonly BlockState[]>;
};

/** A room as it stands, as far as this task knows: about a second old at the most. */
export type RoomView = {
  readonly rows: Readonly<Record<RowId, RowStates>>;
  /** Free places of each pool of a standing section. */
  readonly pools: Readonly<Record<SectionId, readonly number[]>>;
};

/** Looks at rooms in order to choose seats; what it says is checked again by the write that takes them. */
export type RoomReader = { view(event: TicketedEvent): Promise<RoomView> };
