import type { ProviderName } from '../domain/index.ts';
import type { ObjectStore, PaymentProvider } from '../use-cases/ports.ts';
import { sandboxProvider, type SandboxProvider } from './payment-sandbox.ts';
import { stripeProvider } from './payment-stripe.ts';

/** Who takes payments, and the keys of those who do or did. */
export type PaymentSettings = {
  readonly PAYMENT_PROVIDER: ProviderName;
  readonly PUBLIC_URL: string;
  readonly SANDBOX_WEBHOOK_SECRET?: string | undefined;
  readonly SANDBOX_WEBHOOK_ORIGIN?: string | undefined;
  readonly STRIPE_SECRET_KEY?: string | undefined;
  readonly STRIPE_WEBHOOK_SECRET?: string | undefined;
  readonly STRIPE_API_URL?: string | undefined;
};

/** What the providers work with. */
export type PaymentSurroundings = {
  /** Where the sandbox keeps its books. */
  readonly objects: ObjectStore;
  /** Told of what goes wrong in the background. */
  readonly report: (error: unknown) => void;
};

/** The providers that we have keys for. */
export type PaymentProviders = {
  /** Takes new payments. */
  readonly provider: PaymentProvider;
  /** All that know payments of ours, so that those begun before a change of provider end well. */
  readonly providers: readonly PaymentProvider[];
  readonly sandbox: SandboxProvider | undefined;
};

/** Makes every provider that has its keys. Throws RangeError when the one for new payments has none. */
export function paymentProviders(
  settings: PaymentSettings,
  { objects, report }: PaymentSurroundings,
): PaymentProviders {
  const { PUBLIC_URL: publicUrl, SANDBOX_WEBHOOK_SECRET: secret } = settings;
  const { SANDBOX_WEBHOOK_ORIGIN: webhookOrigin } = settings;
  const sandbox = secret
    ? sandboxProvider({ objects, publicUrl, webhookOrigin, secret, report })
    : undefined;
  const stripe = stripeOf(settings);
  const providers = [...(sandbox ? [sandbox] : []), ...(stripe ? [stripe] : [])];
  const provider = providers.find(({ name }) => name === settings.PAYMENT_PROVIDER);
  if (!provider) throw new RangeError(`${settings.PAYMENT_PROVIDER} has no keys`);
  return { provider, providers, sandbox };
}

function stripeOf(settings: PaymentSettings): PaymentProvider | undefined {
  const {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_URL: apiUrl,
  } = settings;
  return secretKey && webhookSecret
    ? stripeProvider({ secretKey, webhookSecret, apiUrl })
    : undefined;
}
