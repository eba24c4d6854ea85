import { employee } from '@foyer/shared/contract';
import { actorOf, serve } from '@foyer/shared/http';
import { addImage, changeImage, deleteImage, type OwnEventDeps } from '@foyer/shared/use-cases';
import { Router } from 'express';
import { viewOf } from './events.ts';

type Deps = Parameters<typeof addImage>[0] & OwnEventDeps;

/** The pictures of own events; files come as forms. */
export function imageRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, employee.addImage, async (input) => {
    const { params, body, file, now } = input;
    const request = { ...params, ...body, file, by: actorOf(input) };
    return viewOf(deps, await addImage(deps, request, now), now);
  });

  serve(router, employee.changeImage, async (input) => {
    const { params, body, now } = input;
    const request = { ...params, ...body, by: actorOf(input) };
    return viewOf(deps, await changeImage(deps, request, now), now);
  });

  serve(router, employee.deleteImage, async (input) => {
    const request = { ...input.params, by: actorOf(input) };
    return viewOf(deps, await deleteImage(deps, request, input.now), input.now);
  });

  return router;
}
