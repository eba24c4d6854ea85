import * as z from 'zod';
import {
  EVENT_NEXT,
  type EmployeeRole,
  type EventStatus,
  type Fault,
  type Instant as At,
  type TicketedEvent,
} from '../../domain/index.ts';
import { EventCard, EventView, eventCard, eventView } from '../events.ts';
import { Instant, MinorUnits, UserId } from '../fields.ts';

const status = z.enum(Object.keys(EVENT_NEXT) as [EventStatus, ...EventStatus[]]);

/** An event in the portal's list. */
export const WorkedEventView = EventCard.extend({
  status,
  organizerName: z.string(),
  revenue: MinorUnits.optional().describe(
    'Of all tickets sold, fees included; may lag a few seconds behind; absent for stewards',
  ),
  updatedAt: Instant,
});

/** An event in the portal's list. */
export type WorkedEventView = z.infer<typeof WorkedEventView>;

/** What an event's figures are: a projection that may lag a few seconds behind. */
export type EventFigures = { readonly sold: number; readonly revenue: number };

/** The portal's list view of an event, as somebody of a role sees it. */
export function workedEventView(
  event: TicketedEvent,
  { sold, revenue }: EventFigures,
  seen: { readonly by: EmployeeRole; readonly at: At },
): WorkedEventView {
  const { status, organizerName, updatedAt } = event;
  return WorkedEventView.parse({
    ...eventCard(event, sold, seen.at),
    ...{ status, organizerName, updatedAt },
    ...(seen.by !== 'steward' && { revenue }),
  });
}

/** A fault with the place it stands at, such as `venue.city` or `plan.sections.0.rows.2.label`. */
const FaultView = z.object({ field: z.string(), message: z.string() });

/** A whole event as its organizer sees it. */
export const OwnEventView = EventView.extend({
  organizerId: UserId,
  status,
  statusReason: z
    .string()
    .optional()
    .describe('Why it was cancelled, or why it could not be taken down'),
  revenue: MinorUnits,
  offerHours: z.number().optional().describe('Absent: a day'),
  embedOrigins: z.array(z.string()).default([]).describe('Other sites that may show the sign-up'),
  doors: z.array(z.string()).default([]),
  allowsReentry: z.boolean().default(false),
  updatedAt: Instant.describe('Send it back with a change, so that no other change is lost'),
  missing: z.array(FaultView).describe('What keeps the event from being published'),
  progress: z
    .object({ done: z.int(), total: z.int() })
    .optional()
    .describe('Inventory blocks written, while the event is being published or taken down'),
});

/** A whole event as its organizer sees it. */
export type OwnEventView = z.infer<typeof OwnEventView>;

/** What an event's own view shows beside the event. */
export type OwnEvent = {
  readonly event: TicketedEvent;
  readonly figures: EventFigures;
  readonly missing: readonly Fault[];
  readonly progress?: { readonly done: number; readonly total: number };
};

/** The organizer's view of an event. */
export function ownEventView(
  { event, figures, missing, progress }: OwnEvent,
  now: At,
): OwnEventView {
  const { organizerId, status, statusReason, updatedAt, offerHours, embedOrigins } = event;
  const { doors, allowsReentry } = event;
  return OwnEventView.parse({
    ...eventView(event, figures.sold, now),
    ...{ organizerId, status, statusReason, updatedAt, offerHours, embedOrigins },
    ...{ doors, allowsReentry, missing, progress },
    revenue: figures.revenue,
  });
}
