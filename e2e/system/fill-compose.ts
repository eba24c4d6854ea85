/**
 * Publishes the evenings of stage-events.ts in a system of docker compose and prints the FOYER_STAGE with which the
 * browser tests use it: `docker compose run --rm --entrypoint "node --conditions=source e2e/system/fill-compose.ts" demo`.
 */
import { lookup } from 'node:dns/promises';
import { composeEnvironment } from '@foyer/local/compose';
import type { Stage } from './stage.ts';
import { publishStageEvents } from './stage-events.ts';

const CUSTOMERS = ['customer-1', 'customer-2'];
const CUSTOMER_PORT = 8080;

const environment = await composeEnvironment();
const events = await publishStageEvents(environment);
const found = await Promise.all(CUSTOMERS.map((name) => lookup(name)));
const stage: Stage = {
  url: environment['PUBLIC_URL'] ?? '',
  customers: found.map(({ address }) => `http://${address}:${CUSTOMER_PORT}`),
  events,
  mailpit: `http://localhost:${process.env['FOYER_MAIL_PORT'] ?? 8025}`,
};
console.log(`FOYER_STAGE='${JSON.stringify(stage)}'`);
