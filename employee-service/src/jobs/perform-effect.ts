import type { Effect, Instant } from '@foyer/shared/domain';
import {
  callOffHolders,
  finishPlanChange,
  forgetCustomer,
  payRefund,
  performRecount,
  remindEverybody,
  sendAccountMail,
  sendCancellation,
  sendCancelledToHolder,
  sendHolderMail,
  sendMessage,
  sendPasswordReset,
  sendReminder,
  sendReturned,
  sendTickets,
  sendToEverybody,
  sendTransferredTicket,
  sendWaitlistMail,
  settlePayment,
  tellHolders,
  usePromo,
  workOnEventStatus,
  type AccountMailDeps,
  type EventWorkDeps,
  type FinishPlanDeps,
  type ForgetDeps,
  type PayRefundDeps,
  type RecountDeps,
  type RemindDeps,
  type SendCancellationDeps,
  type SendCancelledDeps,
  type SendHolderMailDeps,
  type SendMessageDeps,
  type SendReturnedDeps,
  type SendTicketsDeps,
  type SendTransferredDeps,
  type SettleDeps,
  type TellHoldersDeps,
  type UsePromoDeps,
  type WaitlistMailDeps,
} from '@foyer/shared/use-cases';

/** What effects need. */
export type EffectDeps = SettleDeps &
  PayRefundDeps &
  RecountDeps &
  SendTicketsDeps &
  RemindDeps &
  SendReturnedDeps &
  SendTransferredDeps &
  SendCancellationDeps &
  SendMessageDeps &
  TellHoldersDeps &
  SendCancelledDeps &
  SendHolderMailDeps &
  EventWorkDeps &
  FinishPlanDeps &
  AccountMailDeps &
  UsePromoDeps &
  WaitlistMailDeps &
  ForgetDeps;

/** An effect that is done by itself; sales and scans are counted many at once. */
export type SingleEffect = Exclude<Effect, { kind: 'count-sale' | 'count-scan' }>;

/** An effect that takes several rounds. */
type LongEffect = Extract<
  SingleEffect,
  { kind: 'work-on-event' | 'send-reminders' | 'send-messages' | 'call-off-holders' }
>;

/**
 * Does an effect; doing it again changes nothing. 'more' when it has to be done again to come to an end, or what is left
 * of it.
 */
export async function performEffect(
  deps: EffectDeps,
  effect: SingleEffect,
  now: Instant,
): Promise<'done' | 'more' | SingleEffect> {
  if (effect.kind === 'work-on-event') return workOnEventStatus(deps, effect.eventId, now);
  if (effect.kind === 'send-reminders') return remindEverybody(deps, effect);
  if (effect.kind === 'send-messages') return sendToEverybody(deps, effect);
  if (effect.kind === 'call-off-holders') return callOffHolders(deps, effect);
  await performWhole(deps, effect, now);
  return 'done';
}

function performWhole(
  deps: EffectDeps,
  effect: Exclude<SingleEffect, LongEffect>,
  now: Instant,
): Promise<unknown> {
  switch (effect.kind) {
    case 'settle':
      return settlePayment(deps, effect.bookingId, effect.attempt, now);
    case 'refund':
      return payRefund(deps, effect, now);
    case 'recount':
      return performRecount(deps, effect, now);
    case 'use-promo':
      return usePromo(deps, effect, now);
    case 'send-tickets':
      return sendTickets(deps, effect, now);
    case 'send-transferred-ticket':
      return sendTransferredTicket(deps, effect, now);
    case 'send-message':
      return sendMessage(deps, effect, now);
    case 'send-reminder':
      return sendReminder(deps, effect, now);
    case 'send-returned':
      return sendReturned(deps, effect, now);
    case 'send-account-mail':
      return sendAccountMail(deps, effect, now);
    case 'forgotten-password':
      return sendPasswordReset(deps, effect, now);
    case 'forget-customer':
      return forgetCustomer(deps, effect);
    case 'send-cancellation':
      return sendCancellation(deps, effect.bookingId, now);
    case 'tell-holders':
      return tellHolders(deps, effect);
    case 'send-cancelled-to-holder':
      return sendCancelledToHolder(deps, effect, now);
    case 'send-holder-mail':
      return sendHolderMail(deps, effect, now);
    case 'send-waitlist-mail':
      return sendWaitlistMail(deps, effect, now);
    case 'change-plan':
      return finishPlanChange(deps, effect);
    default:
      return unknownEffect(effect);
  }
}

/** An effect of a later version, while two of them run: it steps aside until a task comes by that knows it. */
function unknownEffect(effect: never): never {
  throw new TypeError(`Unknown effect ${JSON.stringify((effect as SingleEffect).kind)}`);
}
