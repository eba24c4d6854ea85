/** Every store and gateway that use cases may ask for: the one page that names them all. */

// Events, their plans and their figures.
export type {
  EventStore,
  EventWrite,
  EventStep,
  PlanStore,
  StatsStore,
  Figures,
  EventRecords,
} from './ports/events.ts';

// Their figures in every detail.
export type { FigureStore, ShardFigures, Correction, HourRange } from './ports/figures.ts';

// The listed events and their search.
export type {
  EventSearch,
  PageRequest,
  CatalogueSnapshot,
  CatalogueSnapshots,
} from './ports/event-search.ts';

// Plans that organizers keep.
export type { SavedPlanStore } from './ports/saved-plans.ts';

// Pictures of events.
export type { DevelopedPicture, PictureMaker } from './ports/pictures.ts';

// The inventory, and how a task sees a room.
export type {
  BlockRef,
  RowState,
  PoolState,
  BlockState,
  BlockChange,
  Claim,
  Taken,
  SeatStore,
  RoomView,
  RoomReader,
} from './ports/inventory.ts';

// Bookings, and the commits that cross tables.
export type {
  Page,
  BookingStore,
  SoldQuery,
  Cancellation,
  Confirmation,
  Ledger,
  OfferCommit,
  OwnRefund,
  LimitStore,
  LimitClaim,
  CustomerLimit,
} from './ports/bookings.ts';

// Waitlists.
export type { WaitlistStore, EntryEnd, WaitedEvent } from './ports/waitlist.ts';

// Promo codes and their uses.
export type { PromoStore, PromoChange } from './ports/promos.ts';

// Payments and their providers.
export type {
  PaymentStore,
  OwedQuery,
  ChargeRequest,
  ChargeState,
  PaymentFlow,
  PaymentProvider,
  WebhookMessage,
} from './ports/payments.ts';

// Tickets, their codes and files.
export type {
  TicketStore,
  TicketMove,
  MoveOutcome,
  Undoing,
  TicketSigner,
  TicketPrinter,
  ObjectStore,
  LinkSigner,
} from './ports/tickets.ts';

// The doors.
export type { ScanStore, AttendanceStore } from './ports/checkin.ts';

// What leaves by outbox and mail.
export type {
  KeyedEffect,
  OutboxItem,
  CountItem,
  OutboxStore,
  LeaseStore,
  Mail,
  Mailer,
  MailKey,
  MailLog,
  MessageStore,
  SentMail,
  SentMails,
} from './ports/messages.ts';

// Accounts, sessions and their secrets.
export type {
  AccountStore,
  AccountCommit,
  SessionFamily,
  SessionStore,
  PasswordHasher,
  AccessTokens,
  SecretMaker,
  AccountKeys,
  Throttle,
} from './ports/accounts.ts';

// The log of what employees do.
export type { AuditLog, AuditQuery } from './ports/audit.ts';

// How the platform is.
export type { HealthStore, OverdueSince } from './ports/health.ts';

// What a process gives.
export type { Scheduler, Deriver } from './ports/process.ts';
