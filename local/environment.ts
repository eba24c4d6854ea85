import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The environment variables of a service; PORT and STATIC_DIR are each service's own. */
export type ServiceEnvironment = Readonly<Record<string, string>>;

/** What differs from one local system to another. */
export type Surroundings = {
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly databaseEndpoint: string;
  readonly smtpUrl: string;
};

const SECRETS = ['JWT_SECRET', 'BOOKING_ID_SECRET', 'LINK_SECRET', 'SANDBOX_WEBHOOK_SECRET'];

/** Everything that a service must be told, with the secrets that this folder keeps. */
export async function serviceEnvironment(around: Surroundings): Promise<ServiceEnvironment> {
  return {
    PUBLIC_URL: around.publicUrl,
    DYNAMODB_ENDPOINT: around.databaseEndpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    TABLE_PREFIX: 'foyer-',
    OBJECT_STORE_DIR: join(around.dataDir, 'objects'),
    SMTP_URL: around.smtpUrl,
    MAIL_FROM: 'Foyer <tickets@foyer.example>',
    PAYMENT_PROVIDER: process.env['PAYMENT_PROVIDER'] ?? 'sandbox',
    LOG_LEVEL: 'info',
    TRUST_PROXY: '1',
    ...(await secretsOf(join(around.dataDir, 'secrets.json'))),
  };
}

/** Reads the secrets; makes them when the folder has none, so that no two installations share one. */
async function secretsOf(file: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const secrets: Record<string, string> = { TICKET_SIGNING_KEY: `1:${randomText()}` };
    for (const name of SECRETS) secrets[name] = randomText();
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    return secrets;
  }
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}
