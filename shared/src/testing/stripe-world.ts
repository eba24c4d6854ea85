import { isRefusal } from '../domain/index.ts';
import { stripeProvider } from '../gateways/payment-stripe.ts';
import { REFUSAL_ANSWERS } from '../http/refusal-answers.ts';
import { receiveWebhook } from '../use-cases/payments/receive-webhook.ts';
import { startBookingWorld, type BookingWorld } from './booking-world.ts';
import type { StandInMessage } from './stripe-stand-in/stand-in-events.ts';
import { startStripeStandIn, type StripeStandIn } from './stripe-stand-in/stand-in.ts';

/** A world whose payments go through Stripe's adapter to its stand-in, which hears of time from the world's clock. */
export type StripeWorld = BookingWorld & { readonly standIn: StripeStandIn };

/** Starts a world that pays by Stripe; its webhooks arrive as long as it tells any. */
export async function startStripeWorld(): Promise<StripeWorld> {
  const world = await startBookingWorld();
  const clock = world.clock.epoch;
  const standIn = await startStripeStandIn({ clock, deliver: (message) => take(payer, message) });
  const { secretKey, webhookSecret, url: apiUrl } = standIn;
  const provider = stripeProvider({ secretKey, webhookSecret, apiUrl, clock, timeoutMs: 2_000 });
  const payer: StripeWorld = {
    ...{ ...world, provider, providers: [provider], standIn },
    async stop() {
      await standIn.stop();
      await world.stop();
    },
  };
  return payer;
}

/** Takes a message as the service does; answers with the status that it would. */
async function take(world: StripeWorld, { body, headers }: StandInMessage): Promise<number> {
  try {
    await receiveWebhook(world, { provider: 'stripe', body, headers }, world.clock.now());
    return 204;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return REFUSAL_ANSWERS[error.code].status;
  }
}
