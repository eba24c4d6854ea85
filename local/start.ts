/** `npm start`: the whole of Foyer on this machine, at one address, until Ctrl-C. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildFrontend } from './build-frontend.ts';
import { seedDemoData } from './demo-data.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo/demo-accounts.ts';
import { refuseFolderInUse } from './dynamodb.ts';
import { refuseTakenPort } from './ports.ts';
import { StartError } from './start-error.ts';
import { startSystem, type System } from './start-system.ts';

const USAGE = `Usage: npm start -- [--fresh] [--customers <number>]
  --fresh       forget everything and begin with the demo data
  --customers   run several customer services on one store
The address is http://localhost:<FOYER_PORT>, 3000 when it is not set.`;

const HOST = process.env['FOYER_HOST'] ?? '127.0.0.1';
const DATA_DIR = process.env['FOYER_DATA'] ?? join(import.meta.dirname, '../.foyer');

let system: System | undefined;
let stopping = false;

try {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end(0));
  const { fresh, customers } = readArguments();
  const port = readPort();
  await refuseFolderInUse(DATA_DIR);
  await refuseTakenPort(port, HOST);
  await buildFrontend(console.log);
  system = await startSystem({
    dataDir: DATA_DIR,
    fresh,
    port,
    host: HOST,
    customerProcesses: customers,
    seed: seedDemoData,
    onDeath(sentence) {
      console.error(sentence);
      void end(1);
    },
  });
  console.log(welcome(system));
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

/** Stops everything in order; asked again, or before all has started, it ends at once and takes everything with it. */
async function end(code: number): Promise<void> {
  if (stopping || !system) process.exit(code === 0 ? 130 : code);
  stopping = true;
  console.log('Stopping.');
  await system.stop();
  process.exit(code);
}

function welcome({ url, mailUrl }: System): string {
  const accounts = DEMO_ACCOUNTS.map(({ role, email }) => {
    const where = role === 'customer' ? '/' : '/admin/';
    return `  ${role.padEnd(10)} ${email.padEnd(26)} at ${where}`;
  });
  return [
    '',
    `Foyer is open: ${url}`,
    '',
    `Accounts of the demo, all with the password ${DEMO_PASSWORD}:`,
    ...accounts,
    `Mails that Foyer sends arrive at ${mailUrl}`,
    'Ctrl-C stops everything; npm start -- --fresh begins anew.',
  ].join('\n');
}

function readArguments(): { fresh: boolean; customers: number } {
  const { values } = parseOrExplain();
  const customers = Number(values.customers ?? 1);
  if (!Number.isInteger(customers) || customers < 1 || customers > 16) throw new StartError(USAGE);
  return { fresh: values.fresh ?? false, customers };
}

function parseOrExplain() {
  try {
    return parseArgs({ options: { fresh: { type: 'boolean' }, customers: { type: 'string' } } });
  } catch (error) {
    throw new StartError(USAGE, { cause: error });
  }
}

function readPort(): number {
  const text = process.env['FOYER_PORT'] ?? '3000';
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartError(`FOYER_PORT must be a port between 1 and 65535, not "${text}".`);
}
