import { accountView, customer, ownDataView, signedInPlaceView } from '@foyer/shared/contract';
import type { Customer } from '@foyer/shared/domain';
import { placeOf, serve } from '@foyer/shared/http';
import {
  changePassword,
  changeProfile,
  deleteAccount,
  endOtherSessions,
  endSession,
  exportData,
  findOwnAccount,
  listSessions,
  sendVerification,
  type BookingStore,
  type ForgotDeps,
  type HolderDeps,
  type PaymentStore,
  type ProofDeps,
  type TicketStore,
} from '@foyer/shared/use-cases';
import { Router, type Request } from 'express';

/** What the routes of one's own account need. */
export type OwnAccountDeps = HolderDeps &
  ProofDeps &
  ForgotDeps & {
    readonly bookings: BookingStore;
    readonly tickets: TicketStore;
    readonly payments: PaymentStore;
  };

/** What signed-in customers do with their own account. */
export function ownAccountRoutes(deps: OwnAccountDeps): Router {
  const router = Router();

  serve(router, customer.me, async ({ caller }) =>
    accountView(await findOwnAccount(deps, caller.customerId)),
  );

  serve(router, customer.changeProfile, async (input) =>
    accountView(await changeProfile(deps, { ...holderOf(input), ...input.body }, input.now)),
  );

  serve(router, customer.changePassword, (input) =>
    changePassword(deps, { ...holderOf(input), ...input.body }, input.now),
  );

  serve(router, customer.sendVerification, (input) =>
    sendVerification(deps, holderOf(input), input.now),
  );

  serve(router, customer.listSessions, async (input) => {
    const sessions = await listSessions(deps, holderOf(input), input.now);
    return { sessions: sessions.map(signedInPlaceView) };
  });

  serve(router, customer.endSession, (input) =>
    endSession(deps, { ...holderOf(input), ended: input.params.sessionId }, input.now),
  );

  serve(router, customer.endOtherSessions, (input) =>
    endOtherSessions(deps, holderOf(input), input.now),
  );

  serve(router, customer.exportData, async (input) =>
    ownDataView(await exportData(deps, holderOf(input), input.now), input.now),
  );

  serve(router, customer.deleteAccount, (input) =>
    deleteAccount(deps, { ...holderOf(input), ...input.body }, input.now),
  );

  return router;
}

/** Whose request it is, in which session and from where. */
function holderOf({ caller, request }: { readonly caller: Customer; readonly request: Request }) {
  return { userId: caller.customerId, sessionId: caller.sessionId, place: placeOf(request) };
}
