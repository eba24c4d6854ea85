import { accountView, employee, signedInPlaceView } from '@foyer/shared/contract';
import type { Employee } from '@foyer/shared/domain';
import { placeOf, serve } from '@foyer/shared/http';
import {
  changePassword,
  changeProfile,
  endOtherSessions,
  endSession,
  findOwnAccount,
  listSessions,
  type HolderDeps,
  type ProofDeps,
  type SessionDeps,
} from '@foyer/shared/use-cases';
import { Router, type Request } from 'express';

/** What the routes of one's own account need. */
export type OwnAccountDeps = HolderDeps & ProofDeps & Pick<SessionDeps, 'randomBytes'>;

/** What signed-in employees do with their own account. */
export function ownAccountRoutes(deps: OwnAccountDeps): Router {
  const router = Router();

  serve(router, employee.me, async ({ caller }) =>
    accountView(await findOwnAccount(deps, caller.employeeId)),
  );

  serve(router, employee.changeProfile, async (input) =>
    accountView(await changeProfile(deps, { ...holderOf(input), ...input.body }, input.now)),
  );

  serve(router, employee.changePassword, (input) =>
    changePassword(deps, { ...holderOf(input), ...input.body }, input.now),
  );

  serve(router, employee.listSessions, async (input) => {
    const sessions = await listSessions(deps, holderOf(input), input.now);
    return { sessions: sessions.map(signedInPlaceView) };
  });

  serve(router, employee.endSession, (input) =>
    endSession(deps, { ...holderOf(input), ended: input.params.sessionId }, input.now),
  );

  serve(router, employee.endOtherSessions, (input) =>
    endOtherSessions(deps, holderOf(input), input.now),
  );

  return router;
}

/** Whose request it is, in which session and from where. */
function holderOf({ caller, request }: { readonly caller: Employee; readonly request: Request }) {
  return { userId: caller.employeeId, sessionId: caller.sessionId, place: placeOf(request) };
}
