import { customer, eventView, listedCard, seatingPlanView } from '@foyer/shared/contract';
import { DomainError, toCalendar, type PlanVersion } from '@foyer/shared/domain';
import { encodedJson, sendEncoded, serve, type EncodedJson } from '@foyer/shared/http';
import { remembered, type EventCatalogue, type PlanStore } from '@foyer/shared/use-cases';
import { Router } from 'express';

/** What the events' routes need. */
export type EventDeps = {
  readonly catalogue: EventCatalogue;
  readonly plans: PlanStore;
  readonly publicUrl: string;
  readonly clock: () => number;
};

/** Encoded plans are kept for a day and few at a time: each has a few hundred kilobytes. */
const PLAN_MEMORY = { forMs: 24 * 60 * 60_000, atMost: 50 };

/** Finding events, and the rooms they take place in. */
export function eventRoutes(deps: EventDeps): Router {
  const router = Router();
  const { catalogue } = deps;
  const encodedPlan = remembered({ ...PLAN_MEMORY, clock: deps.clock }, (version) =>
    encodePlan(deps.plans, version),
  );

  serve(router, customer.listEvents, async ({ query, now }) => {
    const { items, nextCursor } = await catalogue.list(query, now);
    return { events: items.map((event) => listedCard(event, now)), nextCursor };
  });

  serve(router, customer.listEventFacets, async () => {
    const { cities, tags } = await catalogue.facets();
    return { cities: [...cities], tags: [...tags] };
  });

  serve(router, customer.getEvent, async ({ params, now }) => {
    const { event, sold } = await catalogue.find(params.eventId);
    return eventView(event, sold, now);
  });

  serve(router, customer.getEventCalendar, async ({ params, response }) => {
    const { event } = await catalogue.find(params.eventId);
    response.attachment(`${event.eventId}.ics`);
    return toCalendar(event, { url: `${deps.publicUrl}/events/${event.eventId}` });
  });

  serve(router, customer.getSeatingPlan, async ({ params, query, request, response }) => {
    const { event } = await catalogue.find(params.eventId);
    const { planVersion } = event;
    if (query.version !== undefined && query.version !== planVersion)
      throw new DomainError('plan-changed', { planVersion });
    const keeping = query.version === undefined ? 'revalidate' : 'for-ever';
    await sendEncoded(request, response, await encodedPlan(planVersion), keeping);
  });

  return router;
}

async function encodePlan(plans: PlanStore, version: PlanVersion): Promise<EncodedJson> {
  const plan = await plans.find(version);
  if (!plan) throw new Error(`The object of seating plan ${version} is missing`);
  return encodedJson(seatingPlanView(plan), version);
}
