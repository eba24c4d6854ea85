import type {
  AuditEntry,
  Booking,
  CalledOffCount,
  Effect,
  EventId,
  Instant,
  MinorUnits,
  PaymentAttempt,
  PlanVersion,
  Refund,
  SeatingPlan,
  Ticket,
  TicketedEvent,
  UserId,
} from '../../domain/index.ts';

/** Events with their categories and sections; a public read never carries `prv#` parts (rule 30). */
export type EventStore = {
  find(eventId: EventId): Promise<TicketedEvent | undefined>;
  /** Writes the event and all its public parts; replaces what stands. Throws 'event-changed'. */
  put(event: TicketedEvent, write?: EventWrite): Promise<void>;
  /** Moves from one status to another. Throws 'event-not-found' unless it stands in `from`. */
  move(eventId: EventId, step: EventStep, now: Instant): Promise<void>;
  /** Removes a draft with all its parts, private ones too. Throws 'event-not-draft'. */
  remove(eventId: EventId, entry: AuditEntry): Promise<void>;
  /** Ids and times of events changed at or after a moment, published or not. */
  changedSince(since: Instant): Promise<readonly { eventId: EventId; updatedAt: Instant }[]>;
  /** Ids of the events that an organizer owns or a steward is assigned to. */
  workedOnBy(userId: UserId): Promise<readonly EventId[]>;
  stewardsOf(eventId: EventId): Promise<readonly UserId[]>;
  assignSteward(eventId: EventId, stewardId: UserId, entry?: AuditEntry): Promise<void>;
  /** Throws 'steward-not-found' when the steward is not assigned. */
  removeSteward(eventId: EventId, stewardId: UserId, entry: AuditEntry): Promise<void>;
};

/** What a write of an event depends on, and what is committed with it. */
export type EventWrite = {
  /** The `updatedAt` that must stand; null where the event must not exist yet. */
  readonly expected?: Instant | null;
  readonly entry?: AuditEntry;
  /** What has to follow in the background. */
  readonly effect?: Effect;
};

/** A change of an event's status, with what is committed with it. */
export type EventStep = {
  readonly from: TicketedEvent['status'];
  readonly to: TicketedEvent['status'];
  /** The `updatedAt` that must stand. Throws 'event-changed' for another one in the same status. */
  readonly expected?: Instant;
  /** Why; the event keeps it until its next step. */
  readonly reason?: string;
  readonly entry?: AuditEntry;
  /** What has to follow in the background. */
  readonly effect?: Effect;
};

/** Seating plans: immutable, found by their version. */
export type PlanStore = {
  find(version: PlanVersion): Promise<SeatingPlan | undefined>;
  save(plan: SeatingPlan): Promise<void>;
};

/** What was sold of an event, half a second behind the sales. */
export type Figures = {
  readonly sold: number;
  /** What was paid without what goes back. */
  readonly revenue: MinorUnits;
  /** What was paid, the booking fees in it, and what of it goes or went back. */
  readonly gross: MinorUnits;
  readonly fees: MinorUnits;
  readonly refunds: MinorUnits;
};

/** The figures of an event, a projection of the outbox. */
export type StatsStore = {
  figures(eventId: EventId): Promise<Figures>;
  /** How far a cancelled event is; `left` are the bookings that still stand. */
  calledOff(eventId: EventId): Promise<CalledOffCount & { readonly left: number }>;
  /** Which events were counted at or after a moment; each count has a text of its own by which it is known again. */
  countedSince(since: Instant): Promise<readonly { eventId: EventId; count: string }[]>;
};

/** Everything of an event, for checks alone: it reads whole indexes and tables, as no request may. */
export type EventRecords = {
  /** Those that were ever confirmed. */
  bookings(eventId: EventId): Promise<readonly Booking[]>;
  tickets(eventId: EventId): Promise<readonly Ticket[]>;
  payments(eventId: EventId): Promise<{
    readonly attempts: readonly PaymentAttempt[];
    readonly refunds: readonly Refund[];
  }>;
};
