import { employee, planDraftOf, seatingPlanView } from '@foyer/shared/contract';
import type { DrawnRoom } from '@foyer/shared/domain';
import { actorOf, serve } from '@foyer/shared/http';
import {
  addPlan,
  changePlan,
  deletePlan,
  drawFromFile,
  drawTemplate,
  getEventPlan,
  getPlan,
  listPlans,
  putEventPlan,
  takenSeats,
  type OwnEventDeps,
  type PutEventPlanDeps,
  type SavedPlanDeps,
  type TakenSeatsDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';
import { viewOf } from './events.ts';

/** What the routes of seating plans need; events are read as they stand. */
export type PlanRouteDeps = OwnEventDeps & PutEventPlanDeps & TakenSeatsDeps & SavedPlanDeps;

/** Seating plans: of events, new ones, and those that organizers keep. */
export function planRoutes(deps: PlanRouteDeps): Router {
  const router = Router();
  eventPlanRoutes(router, deps);
  drawingRoutes(router, deps);
  savedPlanRoutes(router, deps);
  return router;
}

function eventPlanRoutes(router: Router, deps: PlanRouteDeps): void {
  serve(router, employee.getEventPlan, async ({ params, caller }) =>
    seatingPlanView(await getEventPlan(deps, { ...params, by: caller })),
  );

  serve(router, employee.putEventPlan, async (input) => {
    const { updatedAt } = input.body;
    const plan = planDraftOf(input.body.plan);
    const newCategories = employee.newCategoriesOf(input.body.newCategories);
    const request = { ...input.params, plan, newCategories, updatedAt, by: actorOf(input) };
    return viewOf(deps, await putEventPlan(deps, request, input.now), input.now);
  });

  serve(router, employee.getTakenSeats, async ({ params, caller, now }) => {
    const { seats, places } = await takenSeats(deps, { ...params, by: caller }, now);
    return { seats: [...seats], places };
  });
}

function drawingRoutes(router: Router, deps: Pick<PlanRouteDeps, 'randomBytes'>): void {
  serve(router, employee.drawTemplate, ({ body }) =>
    employee.drawnRoomView(drawTemplate(deps, body.template, body.capacity)),
  );

  serve(router, employee.readPlanFile, ({ body }) => {
    const { format, ...room } = drawFromFile(deps, body.content);
    return { format, ...employee.drawnRoomView(room) };
  });
}

function savedPlanRoutes(router: Router, deps: SavedPlanDeps): void {
  serve(router, employee.listPlans, async ({ caller }) => {
    const plans = await listPlans(deps, caller);
    return { plans: plans.map(employee.savedPlanView) };
  });

  serve(router, employee.addPlan, async (input) => {
    const request = { name: input.body.name, room: roomIn(input.body), by: actorOf(input) };
    return employee.savedPlanView(await addPlan(deps, request, input.now));
  });

  serve(router, employee.getPlan, async ({ params, caller }) => {
    const { plan, room } = await getPlan(deps, params.planId, caller);
    const { planId, name, updatedAt } = plan;
    return { planId, name, updatedAt, ...employee.drawnRoomView(room) };
  });

  serve(router, employee.changePlan, async (input) => {
    const { body, params } = input;
    const request = { ...params, name: body.name, room: roomIn(body), by: actorOf(input) };
    return employee.savedPlanView(await changePlan(deps, request, input.now));
  });

  serve(router, employee.deletePlan, (input) =>
    deletePlan(deps, { ...input.params, by: actorOf(input) }, input.now),
  );
}

function roomIn({ plan, categories }: employee.DrawnRoom): DrawnRoom {
  return { plan: planDraftOf(plan), categories };
}
