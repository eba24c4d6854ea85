import { instantOf, type Instant, type Refund } from '../domain/index.ts';
import type { ChargeState, ObjectStore, PaymentProvider } from '../use-cases/ports.ts';
import {
  authenticate,
  authenticationOf,
  type Authentication,
  type AuthenticationKey,
} from './sandbox-authentication.ts';
import { sandboxBooks, type ChargeKey } from './sandbox-books.ts';
import { charge, expire, look, type Sandbox } from './sandbox-charges.ts';
import { readSigned, SIGNATURE_HEADER } from './sandbox-webhook.ts';

/** What the sandbox needs to know. */
export type SandboxOptions = {
  /** Where it keeps its books. */
  readonly objects: ObjectStore;
  /** The address under which customers and the sandbox itself reach the customer service. */
  readonly publicUrl: string;
  /** Where its messages go if they cannot go where browsers do. */
  readonly webhookOrigin?: string | undefined;
  /** Signs webhooks and the addresses of authentication pages. */
  readonly secret: string;
  /** Told of what goes wrong in the background, such as webhooks that nobody takes. */
  readonly report: (error: unknown) => void;
  /** How long after the charge a delayed card pays; 3 s unless told. */
  readonly delayMs?: number;
  readonly now?: () => Instant;
};

/** The built-in payment provider, with what its own authentication page asks of it. */
export type SandboxProvider = Omit<PaymentProvider, 'look' | 'expire' | 'refund'> & {
  look(charge: ChargeKey): Promise<ChargeState>;
  expire(charge: ChargeKey): Promise<ChargeState>;
  refund(refund: Refund): Promise<void>;
  /** Throws 'link-invalid' unless the key belongs to the charge. */
  authentication(asked: AuthenticationKey): Promise<Authentication>;
  /** Takes the customer's answer and tells the end by webhook. Throws 'link-invalid'. */
  authenticate(asked: AuthenticationKey, answer: 'approve' | 'reject'): Promise<Authentication>;
  /** Ends all waiting for delayed payments and deliveries; the books keep them and are written no more. */
  stop(): Promise<void>;
};

const DEFAULT_DELAY_MS = 3_000;

/** Test payments that behave like those of a provider elsewhere: own books, signed webhooks, repeatable calls. */
export function sandboxProvider(options: SandboxOptions): SandboxProvider {
  const stopping = new AbortController();
  const sandbox = sandboxOf(options, stopping.signal);
  return {
    name: 'sandbox',
    flow: 'card-form',
    charge: (request, now) => charge(sandbox, request, now),
    look: (charge) => look(sandbox, charge),
    expire: (charge) => expire(sandbox, charge),
    refund: (refund) => sandbox.books.payBack(refund),
    readWebhook: (body, headers, now) =>
      readSigned({ body, header: headers[SIGNATURE_HEADER], secret: options.secret }, now),
    authentication: (asked) => authenticationOf(sandbox, asked),
    authenticate: (asked, answer) => authenticate(sandbox, asked, answer),
    async stop() {
      stopping.abort();
      await Promise.all(sandbox.tellings);
    },
  };
}

function sandboxOf(options: SandboxOptions, stopped: AbortSignal): Sandbox {
  const { objects, publicUrl, secret, report, delayMs = DEFAULT_DELAY_MS } = options;
  const { webhookOrigin = publicUrl } = options;
  const now = options.now ?? (() => instantOf(Date.now()));
  const url = `${webhookOrigin}/api/payments/webhooks/sandbox`;
  const route = { url, secret, now, stopped };
  return {
    ...{ books: sandboxBooks(objects), route, publicUrl, secret, delayMs, now, report },
    tellings: new Set(),
  };
}
