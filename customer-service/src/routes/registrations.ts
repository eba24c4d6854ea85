import { bookingView, customer, EventId, waitlistEntryView } from '@foyer/shared/contract';
import { embeddingSites, type Instant } from '@foyer/shared/domain';
import { serve, type RateLimits } from '@foyer/shared/http';
import {
  bookingLink,
  entryUrlOf,
  register,
  type EventStore,
  type LinkSigner,
  type RegisterDeps,
  type Registration,
  type WaitlistStore,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

type Deps = RegisterDeps & {
  readonly waitlists: Pick<WaitlistStore, 'ahead'>;
  readonly links: LinkSigner;
  readonly publicUrl: string;
  readonly rateLimits: Pick<RateLimits, 'signIn'>;
};

/** Signing up for free events; every sign-up mails somebody, so that one address may send but so many. */
export function registrationRoutes(deps: Deps): Router {
  const router = Router();

  serve(
    router,
    customer.registerForEvent,
    async ({ params, body, caller, idempotencyKey, now }) => {
      const request = { ...params, ...body, caller, idempotencyKey };
      return viewOf(deps, await register(deps, request, now), now);
    },
    deps.rateLimits.signIn,
  );

  return router;
}

async function viewOf(
  deps: Deps,
  registration: Registration,
  now: Instant,
): Promise<customer.RegistrationView> {
  if ('booking' in registration) {
    const { booking } = registration;
    const link = bookingLink(deps, booking);
    return { status: 'confirmed', booking: bookingView(booking, now), link };
  }
  const { entry } = registration;
  const ahead = entry.status === 'waiting' ? await deps.waitlists.ahead(entry) : undefined;
  const view = waitlistEntryView(entry, ahead === undefined ? {} : { ahead });
  return { status: 'waiting', entry: view, link: entryUrlOf(deps, entry) };
}

const REGISTRATIONS = /^\/events\/([^/]+)\/registrations$/;

/** The sites that may send sign-ups for the event that a path names, as its organizer says. */
export function registeringSites({ events }: { events: Pick<EventStore, 'find'> }) {
  return async (path: string): Promise<readonly string[]> => {
    const eventId = REGISTRATIONS.exec(path)?.[1];
    if (!EventId.safeParse(eventId).success) return [];
    const event = await events.find(eventId ?? '');
    return event ? embeddingSites(event) : [];
  };
}
