/**
 * A small system that is paid by Stripe's stand-in, in a process of its own; the frontend has been built. Tells its
 * parent where it is, and stops when the parent is gone.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem } from '@foyer/local/system';
import { postTo, startStripeStandIn, type Delivery } from '@foyer/shared/testing';
import { publishStageEvents } from './stage-events.ts';
import type { StageEvents } from './stage.ts';

/** Where the system is, and what is on sale there. */
export type StripeStage = { readonly url: string; readonly events: StageEvents };

let deliver: Delivery = () => Promise.resolve(503);
const standIn = await startStripeStandIn({ deliver: (message) => deliver(message) });
const dataDir = await mkdtemp(join(tmpdir(), 'foyer-stripe-'));
let events: StageEvents | undefined;
const system = await startSystem({
  dataDir,
  environment: {
    ...{ RATE_LIMITS: 'off', LOG_LEVEL: 'warn', SANDBOX_WEBHOOK_SECRET: '' },
    PAYMENT_PROVIDER: 'stripe',
    STRIPE_SECRET_KEY: standIn.secretKey,
    STRIPE_WEBHOOK_SECRET: standIn.webhookSecret,
    STRIPE_API_URL: standIn.url,
  },
  async seed(environment) {
    events = await publishStageEvents(environment);
  },
  onDeath: (sentence) => console.error(sentence),
});
deliver = postTo(`${system.url}/api/payments/webhooks/stripe`);
if (!events) throw new Error('No events were published');

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await system.stop();
  await standIn.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  process.exit(0);
}
process.on('disconnect', () => void stop());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

const stage: StripeStage = { url: system.url, events };
process.send?.(stage);
