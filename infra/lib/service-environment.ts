import { telemetryEnvironment } from './collector.ts';
import type { ServiceName } from './service-specs.ts';
import { SERVICES } from './service-specs.ts';
import { bucketNameOf, publicUrlOf, tablePrefixOf, type Settings } from './settings.ts';

/** Every secret under the name of the setting that it is, and what it is for. */
export const SECRETS = {
  JWT_SECRET: 'Signs access tokens.',
  BOOKING_ID_SECRET: 'Derives the ids of bookings. Never rotated.',
  LINK_SECRET: 'Signs mailed links and one-time passwords.',
  TICKET_SIGNING_KEY: 'Signs tickets: <id>:<32 bytes in base64url>, the newest first.',
  SANDBOX_WEBHOOK_SECRET: 'Signs the messages of the payment sandbox.',
  STRIPE_SECRET_KEY: 'The key of Stripe, sk_… or rk_….',
  STRIPE_WEBHOOK_SECRET: 'The signing secret of the endpoint at Stripe, whsec_….',
  SMTP_URL:
    'Where mails are handed over: smtps://user:password@email-smtp.<region>.amazonaws.com:465.',
} as const;

/** A secret. */
export type SecretName = keyof typeof SECRETS;

const BOTH: readonly SecretName[] = [
  'JWT_SECRET',
  'BOOKING_ID_SECRET',
  'LINK_SECRET',
  'TICKET_SIGNING_KEY',
];
const OF_PROVIDER: Readonly<Record<Settings['payments'], readonly SecretName[]>> = {
  sandbox: ['SANDBOX_WEBHOOK_SECRET'],
  stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
};

/** Where a task may write; all else of its file system is read-only. */
export const SCRATCH_DIR = '/tmp';

/** A stopping task takes requests for this long, until the load balancer has noticed. */
const DRAIN_MS = 15_000;

/** The secrets that a service is given. */
export function secretsOf(name: ServiceName, { payments }: Settings): readonly SecretName[] {
  return [...BOTH, ...OF_PROVIDER[payments], ...(name === 'employee' ? ['SMTP_URL' as const] : [])];
}

/** The settings that a service is given in the open; the image itself knows where its site is. */
export function environmentOf(name: ServiceName, settings: Settings): Record<string, string> {
  return {
    PORT: String(SERVICES[name].port),
    PUBLIC_URL: publicUrlOf(settings),
    AWS_REGION: settings.region,
    TABLE_PREFIX: tablePrefixOf(settings),
    S3_BUCKET: bucketNameOf(settings, 'objects'),
    ...(settings.media && { MEDIA_ORIGIN: `https://${settings.media.domain}` }),
    PAYMENT_PROVIDER: settings.payments,
    TRUST_PROXY: '1',
    DRAIN_MS: String(DRAIN_MS),
    ...telemetryEnvironment(settings),
    ...(name === 'employee' && {
      MAIL_FROM: settings.mailFrom,
      ALLOWED_ADDRESSES: settings.officeAddresses.join(','),
    }),
  };
}
