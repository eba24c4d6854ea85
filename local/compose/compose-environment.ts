import { join } from 'node:path';
import { serviceEnvironment, type ServiceEnvironment } from '../environment.ts';

/** The folder that docker compose shares between what makes the secrets and what reads them. */
export const SECRETS = join(import.meta.dirname, '../../secrets');

/** What the services of docker compose are told beside what all local ones are. */
const OWN = [
  'S3_BUCKET',
  'S3_ENDPOINT',
  'SANDBOX_WEBHOOK_ORIGIN',
  'RATE_LIMITS',
  'AWS_SECRET_ACCESS_KEY',
];

/** What the services are told; the secrets are made where the folder has none. */
export async function composeEnvironment(): Promise<ServiceEnvironment> {
  const { OBJECT_STORE_DIR: _folder, ...environment } = await serviceEnvironment({
    dataDir: SECRETS,
    publicUrl: setting('PUBLIC_URL'),
    databaseEndpoint: setting('DYNAMODB_ENDPOINT'),
    smtpUrl: setting('SMTP_URL'),
  });
  return { ...environment, ...Object.fromEntries(OWN.map((name) => [name, setting(name)])) };
}

/** A variable that docker compose sets. Throws where it is missing. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing`);
  return value;
}
