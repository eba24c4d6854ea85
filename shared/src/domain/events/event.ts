import type { CategoryId, EventId, ImageId, PlanVersion, SectionId, UserId } from '../ids.ts';
import type { BasisPoints, Currency, MinorUnits } from '../money.ts';
import type { PlanChange } from '../seating/plan-change.ts';
import type { Instant } from '../time.ts';

/** The states of an event and where each may go next. */
export const EVENT_NEXT = {
  draft: ['publishing'],
  publishing: ['published'],
  published: ['unpublishing', 'cancelled', 'ended'],
  unpublishing: ['draft', 'published'],
  cancelled: [],
  ended: [],
} as const;

/** A state of an event. */
export type EventStatus = keyof typeof EVENT_NEXT;

/** Where an event takes place. */
export type Venue = {
  readonly name: string;
  readonly address: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
};

/** A price level; people call it "ticket category". */
export type PriceCategory = {
  readonly categoryId: CategoryId;
  readonly name: string;
  /** CSS hex colour used on the map. */
  readonly colour: string;
  readonly price: MinorUnits;
  readonly description?: string;
  /** The most tickets of it in one booking; absent means the event's limit alone. */
  readonly maxPerBooking?: number;
  /** When it is sold, where that differs from the event. */
  readonly salesOpenAt?: Instant;
  readonly salesCloseAt?: Instant;
};

/** What an event knows of a section without reading its plan. */
export type EventSection = {
  readonly sectionId: SectionId;
  readonly name: string;
  readonly kind: 'seated' | 'standing';
  readonly capacity: number;
  /** Number of inventory pools; 0 for a seated section. */
  readonly pools: number;
};

/** The most pictures of one event; the first is its face. */
export const MAX_IMAGES = 8;

/** A picture in several widths: `<url>-<width>.webp` each; another picture has another address. */
export type EventImage = {
  readonly imageId: ImageId;
  readonly url: string;
  readonly alt: string;
  readonly widths: readonly number[];
  /** The picture's accent colour, CSS hex. */
  readonly accent: string;
};

/** The booking fee that customers pay on top. */
export type FeeRule = { readonly perTicket: MinorUnits; readonly share: BasisPoints };

/** How customers may give tickets back by themselves. */
export type SelfCancelRule = {
  /** How long before the start the last moment for it is. */
  readonly hoursBefore: number;
  /** Whether the booking fee stays with the organizer. */
  readonly keepsFees: boolean;
};

/** A tax contained in the prices. */
export type TaxRule = { readonly name: string; readonly rate: BasisPoints };

/** An event that sells tickets. */
export type TicketedEvent = {
  readonly eventId: EventId;
  readonly organizerId: UserId;
  readonly organizerName: string;
  readonly status: EventStatus;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly venue: Venue;
  readonly doorsOpenAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly salesOpenAt: Instant;
  readonly salesCloseAt: Instant;
  readonly currency: Currency;
  readonly categories: readonly PriceCategory[];
  readonly sections: readonly EventSection[];
  readonly planVersion: PlanVersion;
  /** Number of the last change of plan on sale; absent counts as 0. */
  readonly planTurn?: number;
  /** The change of plan that is under way; until it is over nothing else of the event may change. */
  readonly planChange?: PlanChange;
  /** Number of change-feed shards, fixed at publishing (rule 27). */
  readonly feedShards: number;
  readonly holdMinutes: number;
  readonly maxTicketsPerBooking: number;
  /** The most tickets one e-mail address may buy; absent means no limit. */
  readonly maxTicketsPerCustomer?: number;
  /** How customers may give tickets back by themselves; absent means that they may not. */
  readonly selfCancel?: SelfCancelRule;
  /** Whether people may wait for places that get free; absent means that there is no waitlist. */
  readonly waitlist?: 'open' | 'paused';
  /** How long an offer of the waitlist lasts at most; absent means a day. */
  readonly offerHours?: number;
  /** Other sites that may show its sign-up, by their origins; only of use where one signs up in one step. */
  readonly embedOrigins?: readonly string[];
  /** Names of the doors, for stewards to choose from; absent or empty means that there is one. */
  readonly doors?: readonly string[];
  /** Whether guests who went out may come in again by the same ticket. */
  readonly allowsReentry?: boolean;
  /** A party may not leave a single free seat behind where that can be avoided. */
  readonly avoidsSingleSeats?: boolean;
  readonly fees: FeeRule;
  readonly taxes: readonly TaxRule[];
  readonly images: readonly EventImage[];
  /** Why it was cancelled, or why it could not be taken down. */
  readonly statusReason?: string;
  /** The version that a change is made against; every change raises it. */
  readonly updatedAt: Instant;
};

/** Why tickets of an event can or cannot be bought now. */
export type SalesState = 'not-open' | 'open' | 'closed' | 'ended' | 'cancelled';

/** Whether tickets can be bought at a moment. Sales include the opening instant and exclude the closing one. */
export function salesStateOf(
  event: Pick<TicketedEvent, 'status' | 'endsAt' | 'salesOpenAt' | 'salesCloseAt'>,
  now: Instant,
): SalesState {
  if (event.status === 'cancelled') return 'cancelled';
  if (event.status === 'ended' || now >= event.endsAt) return 'ended';
  if (now < event.salesOpenAt) return 'not-open';
  if (now >= event.salesCloseAt) return 'closed';
  return 'open';
}

/** All seats and places of an event. */
export function eventCapacity(event: TicketedEvent): number {
  return event.sections.reduce((sum, section) => sum + section.capacity, 0);
}

/** The number of change-feed shards for a capacity (rule 27). */
export function feedShardsFor(capacity: number): number {
  if (capacity <= 2_000) return 1;
  return capacity <= 20_000 ? 4 : 8;
}
