import { later, type Instant } from '../domain/index.ts';
import type { ChargeRequest, ChargeState } from '../use-cases/ports.ts';
import { authenticationUrl } from './sandbox-authentication-key.ts';
import type { ChargeKey, ChargeOutcome, SandboxBooks, SandboxCharge } from './sandbox-books.ts';
import { behaviourOf, type CardBehaviour } from './sandbox-cards.ts';
import { deliver, waitFor, type WebhookRoute } from './sandbox-webhook.ts';

/** The parts of a running sandbox. */
export type Sandbox = {
  readonly books: SandboxBooks;
  readonly route: WebhookRoute;
  readonly publicUrl: string;
  readonly secret: string;
  /** How long after the charge a delayed card pays. */
  readonly delayMs: number;
  readonly now: () => Instant;
  /** Told of what goes wrong in the background. */
  readonly report: (error: unknown) => void;
  /** What goes on in the background and still writes into the books. */
  readonly tellings: Set<Promise<void>>;
};

/** The customer, or their bank, said no. */
export const REJECTED: ChargeOutcome = { state: 'declined', reason: 'payment-declined' };

/** Added to a timer, so that the time it waits for has come for certain. */
const TIMER_SLACK_MS = 10;

/** Charges a card once for a booking and attempt. Throws 'payment-method-invalid'. */
export async function charge(
  sandbox: Sandbox,
  request: ChargeRequest,
  at: Instant,
): Promise<ChargeState> {
  const known = await sandbox.books.find(request);
  if (known) return stateOf(sandbox, known);
  const written = chargeOf(request, behaviourOf(request.card, at), at, sandbox.delayMs);
  const opened = await sandbox.books.open(written);
  if (opened.capturesAt) tell(sandbox, opened, sandbox.delayMs);
  return stateOf(sandbox, opened);
}

function chargeOf(
  request: ChargeRequest,
  behaviour: CardBehaviour,
  at: Instant,
  delayMs: number,
): SandboxCharge {
  const { card: _card, email: _email, ...asked } = request;
  const outcomes: Partial<Record<CardBehaviour, ChargeOutcome>> = {
    capture: { state: 'captured' },
    decline: REJECTED,
    'lack-funds': { state: 'declined', reason: 'insufficient-funds' },
  };
  const outcome = outcomes[behaviour];
  return {
    ...asked,
    createdAt: at,
    ...(outcome && { outcome }),
    ...(behaviour === 'capture-later' && { capturesAt: later(at, delayMs) }),
  };
}

/** What became of a charge. */
export async function look(sandbox: Sandbox, charge: ChargeKey): Promise<ChargeState> {
  const found = await sandbox.books.find(charge);
  return found ? stateOf(sandbox, found) : { state: 'unknown' };
}

/** Ends a charge that waits for its customer or has not arrived yet; answers with the state that it then has. */
export async function expire(sandbox: Sandbox, charge: ChargeKey): Promise<ChargeState> {
  const found =
    (await sandbox.books.find(charge)) ??
    (await sandbox.books.open(endedBeforehand(sandbox, charge)));
  const state = await stateOf(sandbox, found);
  return state.state === 'action-required'
    ? sandbox.books.conclude(found, { state: 'expired' })
    : state;
}

/** What stands in the books of a charge that was ended before it arrived: when it does, it finds its end. */
function endedBeforehand(sandbox: Sandbox, { bookingId, attempt }: ChargeKey): SandboxCharge {
  const now = sandbox.now();
  const nothing = { amount: 0, currency: '', description: '', returnUrl: '' };
  return {
    ...{ bookingId, attempt, ...nothing },
    createdAt: now,
    expiresAt: now,
    outcome: { state: 'expired' },
  };
}

/** The state of a charge now; an end that time has brought is written down first. */
export async function stateOf(sandbox: Sandbox, charged: SandboxCharge): Promise<ChargeState> {
  const outcome = await sandbox.books.outcomeOf(charged);
  if (outcome) return outcome;
  const now = sandbox.now();
  if (charged.capturesAt) {
    const captured = now >= charged.capturesAt;
    return captured ? sandbox.books.conclude(charged, { state: 'captured' }) : { state: 'pending' };
  }
  if (now >= charged.expiresAt) return sandbox.books.conclude(charged, { state: 'expired' });
  return { state: 'action-required', actionUrl: authenticationUrl(sandbox, charged) };
}

/** Tells the end of a charge by webhook, after a while and in the background. */
export function tell(sandbox: Sandbox, charged: SandboxCharge, afterMs: number): void {
  const telling = tellNow(sandbox, charged, afterMs)
    .catch(sandbox.report)
    .finally(() => sandbox.tellings.delete(telling));
  sandbox.tellings.add(telling);
}

async function tellNow(sandbox: Sandbox, charged: SandboxCharge, afterMs: number): Promise<void> {
  const { route, report } = sandbox;
  const { bookingId, attempt } = charged;
  if ((await waitFor(afterMs + TIMER_SLACK_MS, route.stopped)) === 'stopped') return;
  const state = await stateOf(sandbox, charged);
  const delivery = await deliver(route, { bookingId, attempt, state });
  if (delivery === 'given-up') report(new Error(`No webhook was taken at ${route.url}`));
}
