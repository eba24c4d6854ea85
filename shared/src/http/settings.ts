import { z } from 'zod';
import { TELEMETRY_SETTINGS } from '../telemetry/index.ts';

/** The service cannot start as it is configured; the message names every setting at fault. */
export class SettingsError extends Error {}

const secret = z.string().min(32, 'must have at least 32 characters');

/** Settings that a service cannot be without. Secrets have no defaults. */
export const SERVICE_SETTINGS = {
  PORT: z.coerce.number().int().min(0).max(65_535),
  /** The address under which browsers reach the site, without a path. */
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      message: 'must be an address such as https://tickets.example.org',
    })
    .transform((url) => new URL(url).origin),
  /** Another DynamoDB than that of AWS. */
  DYNAMODB_ENDPOINT: z.url().optional(),
  /** Fixed credentials; without them AWS's are those of the task's role. */
  AWS_ACCESS_KEY_ID: z.string().min(1).optional(),
  AWS_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  AWS_REGION: z.string().min(1),
  TABLE_PREFIX: z.string().regex(/^[\w.-]{0,60}$/, 'may have letters, digits, "_", "-" and "."'),
  /** Where objects are: a folder that all tasks share, or a bucket of S3. */
  OBJECT_STORE_DIR: z.string().min(1).optional(),
  S3_BUCKET: z.string().min(3).optional(),
  /** Another server of the S3 protocol than AWS's own. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Where browsers reach that server; without it our own service hands the files over. */
  S3_PUBLIC_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Where a content network has the public folders of the object store; without it our own service hands pictures over. */
  MEDIA_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  JWT_SECRET: secret,
  BOOKING_ID_SECRET: secret,
  LINK_SECRET: secret,
  /** `<id>:<32 bytes in base64url>`, the signing one first. */
  TICKET_SIGNING_KEY: z.string().min(1),
  /** Who takes new payments. Keys of the other one are kept while payments that it took may still change. */
  PAYMENT_PROVIDER: z.enum(['sandbox', 'stripe']),
  SANDBOX_WEBHOOK_SECRET: secret.optional(),
  /** Where the sandbox's messages go if the services do not reach PUBLIC_URL themselves. */
  SANDBOX_WEBHOOK_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_/, 'must be a secret or restricted key, sk_… or rk_…')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, 'must be the signing secret of the endpoint, whsec_…')
    .optional(),
  /** Another address than Stripe's own, for tests. */
  STRIPE_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How long after its start a payment that nobody answered for is first asked about. */
  PAYMENT_RECHECK_MS: z.coerce.number().int().min(100).default(60_000),
  /** The built site; without it only the API is served. */
  STATIC_DIR: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How many proxies in front of us may name the client's address. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  /** How long a stopping task still takes requests, until the load balancer has noticed. */
  DRAIN_MS: z.coerce.number().int().min(0).max(120_000).default(0),
  ...TELEMETRY_SETTINGS,
};

/** What a payment provider cannot be without. */
const PROVIDER_NEEDS: Readonly<Record<string, readonly string[]>> = {
  sandbox: ['SANDBOX_WEBHOOK_SECRET'],
  stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
};

/** Where objects may be. */
const OBJECT_PLACES = ['OBJECT_STORE_DIR', 'S3_BUCKET'];

/**
 * Reads settings from environment variables, frozen; the provider that takes payments must have its keys. Throws
 * {@link SettingsError}.
 */
export function readSettings<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<z.output<z.ZodObject<Shape>>> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => (value ?? '') !== ''),
  );
  const result = z.object(shape).safeParse(given);
  const needs = PROVIDER_NEEDS[given['PAYMENT_PROVIDER'] ?? ''] ?? [];
  const missing = needs.filter((name) => !(name in given)).map((name) => `${name} is missing`);
  if (!OBJECT_PLACES.some((name) => name in given))
    missing.push(`${OBJECT_PLACES.join(' or ')} is missing`);
  if (result.success && missing.length === 0) return Object.freeze(result.data);
  const faults = (result.error?.issues ?? []).map((issue) => {
    const name = issue.path.join('.');
    return name in given ? `${name} ${issue.message}` : `${name} is missing`;
  });
  faults.push(...missing);
  throw new SettingsError(`Cannot start: ${faults.join('; ')}.`);
}

type CredentialSettings = Partial<
  Readonly<
    Record<'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY' | 'DYNAMODB_ENDPOINT', string | undefined>
  >
>;

/** Credentials for an own DynamoDB, which takes any; undefined for AWS, where the SDK finds them by itself. */
export function staticCredentials(
  settings: CredentialSettings,
): { accessKeyId: string; secretAccessKey: string } | undefined {
  if (!settings.DYNAMODB_ENDPOINT) return undefined;
  const {
    AWS_ACCESS_KEY_ID: accessKeyId = 'local',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = 'local',
  } = settings;
  return { accessKeyId, secretAccessKey };
}
