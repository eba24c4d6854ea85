import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestDatabase } from './test-database.ts';

/** What a service of a test stands on. */
export type TestGround = {
  /** Environment variables with which a service starts on it. */
  readonly settings: Readonly<Record<string, string>>;
  stop(): Promise<void>;
};

const secret = (name: string) => `${name}-${'x'.repeat(32)}`;

/** Settings with which a service starts, apart from its database and object store. */
export const TEST_SETTINGS = {
  PORT: '0',
  PUBLIC_URL: 'http://foyer.test',
  AWS_REGION: 'eu-central-1',
  TABLE_PREFIX: 'test-',
  JWT_SECRET: secret('jwt'),
  BOOKING_ID_SECRET: secret('booking'),
  LINK_SECRET: secret('link'),
  SANDBOX_WEBHOOK_SECRET: secret('webhook'),
  TICKET_SIGNING_KEY: `1:${Buffer.alloc(32, 7).toString('base64url')}`,
  PAYMENT_PROVIDER: 'sandbox',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Foyer <tickets@foyer.test>',
  LOG_LEVEL: 'silent',
  RATE_LIMITS: 'off',
};

/** An embedded database and a folder for objects, unless the settings name theirs. */
export async function startTestGround(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestGround> {
  const database = settings['DYNAMODB_ENDPOINT'] ? undefined : await startTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'foyer-'));
  return {
    settings: {
      ...TEST_SETTINGS,
      OBJECT_STORE_DIR: folder,
      ...(database && { DYNAMODB_ENDPOINT: database.endpoint }),
      ...settings,
    },
    async stop() {
      await database?.stop();
      await rm(folder, { recursive: true, maxRetries: 10 });
    },
  };
}
