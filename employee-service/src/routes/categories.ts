import { employee } from '@foyer/shared/contract';
import { actorOf, serve } from '@foyer/shared/http';
import {
  addCategory,
  changeCategory,
  deleteCategory,
  type ChangeEventDeps,
  type OwnEventDeps,
  type TicketStore,
} from '@foyer/shared/use-cases';
import { Router } from 'express';
import { viewOf } from './events.ts';

type Deps = ChangeEventDeps & OwnEventDeps & { readonly tickets: Pick<TicketStore, 'soldOf'> };

/** The ticket categories of own events. */
export function categoryRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, employee.addCategory, async (input) => {
    const request = { ...input.params, by: actorOf(input), facts: input.body };
    return viewOf(deps, await addCategory(deps, request, input.now), input.now);
  });

  serve(router, employee.changeCategory, async (input) => {
    const request = { ...input.params, by: actorOf(input), facts: input.body };
    return viewOf(deps, await changeCategory(deps, request, input.now), input.now);
  });

  serve(router, employee.deleteCategory, async (input) => {
    const request = { ...input.params, by: actorOf(input) };
    return viewOf(deps, await deleteCategory(deps, request, input.now), input.now);
  });

  return router;
}
