import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { until } from '@foyer/e2e/after-effects';
import { buildFrontend } from '@foyer/local/frontend';
import type { RoutedService } from '@foyer/local/router';
import type { ServiceProcess } from '@foyer/local/service';
import { mapViewers, type MapViewers } from './measure/deploy/map-viewers.ts';
import { purchases, type Purchases } from './measure/deploy/purchases.ts';
import { auditRehearsal, isSettled, rowsInTable } from './measure/deploy/rehearsal-audit.ts';
import { startLoad } from './measure/deploy/rehearsal-load.ts';
import { smokeTest, startRehearsal, type Rehearsal } from './measure/deploy/rehearsal.ts';
import { watchedClient, type WatchedClient } from './measure/deploy/watched-client.ts';
import { percentilesOf, rounded } from './measure/percentiles.ts';
import { report } from './measure/report.ts';

const VIEWERS = 200;
const BEFORE_MS = 6_000;
/** How long a tenth of the requests goes to the new tasks. */
const CANARY_MS = 6_000;
/** Between the last new request and SIGTERM, as the load balancer's deregistration delay. */
const DEREGISTERED_MS = 3_000;
const AFTER_MS = 6_000;
const SETTLED_WITHIN_MS = 180_000;
const SHOWN_FAILURES = 10;

/** A new version takes the place of the old one while people buy, look and work: what fails, gets lost or comes late. */
export async function deploy(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
  });
  await buildFrontend((sentence) => process.stderr.write(`${sentence}\n`));
  const rehearsal = await startRehearsal();
  const client = watchedClient(rehearsal.system.url);
  try {
    const run = await rehearse(rehearsal, client);
    const result = resultOf(client, run);
    for (const failure of client.failures.slice(0, SHOWN_FAILURES))
      process.stderr.write(`${failure}\n`);
    report('Deploy rehearsal', figuresOf(result, run), result, values.json);
    if (isBad(result, run)) process.exitCode = 1;
  } finally {
    await client.close();
    await rehearsal.stop();
  }
}

type Run = Awaited<ReturnType<typeof rehearse>>;

async function rehearse(rehearsal: Rehearsal, client: WatchedClient) {
  const { system, room } = rehearsal;
  const start = performance.now();
  const address = `${system.url}/api/events/${room.event.eventId}/availability/stream`;
  const viewers = await mapViewers(client, address, VIEWERS);
  const sales = purchases(client, room);
  const load = await startLoad(rehearsal, client, sales);
  await sleep(BEFORE_MS);
  const endedAfterMs = {
    customer: await replace(rehearsal, 'customer', system.customers),
    employee: await replace(rehearsal, 'employee', [system.employee]),
  };
  await sleep(AFTER_MS);
  await load.stop();
  const wrongMaps = await settle(rehearsal, sales, viewers);
  await sales.repeatAll();
  viewers.close();
  return {
    endedAfterMs,
    wrongMaps,
    differing: sales.differing(),
    bookings: sales.made.length,
    backMs: viewers.backMs,
    audit: await auditRehearsal(rehearsal, sales.made),
    seconds: rounded((performance.now() - start) / 1_000),
  };
}

/** One service's deployment; answers with how long its old tasks took from SIGTERM to their end. */
async function replace(
  rehearsal: Rehearsal,
  service: RoutedService,
  old: readonly ServiceProcess[],
): Promise<number> {
  const { router } = rehearsal.system;
  const fresh = await rehearsal.startFresh(service);
  const faults = await smokeTest(service, fresh);
  if (faults.length > 0) throw new Error(`The new tasks failed their test: ${faults.join('; ')}`);
  const [oldTargets, targets] = [old, fresh].map((tasks) => tasks.map(({ url }) => url));
  const all = { weight: 100, targets: targets ?? [] };
  router.shift(service, [
    { weight: 90, targets: oldTargets ?? [] },
    { ...all, weight: 10 },
  ]);
  await sleep(CANARY_MS);
  router.shift(service, [all]);
  await sleep(DEREGISTERED_MS);
  const start = performance.now();
  await Promise.all(old.map((task) => task.kill('SIGTERM')));
  return Math.round(performance.now() - start);
}

/** Waits until payments and effects are at their end and every map shows the room; answers with how many maps do not. */
async function settle(
  rehearsal: Rehearsal,
  sales: Purchases,
  viewers: MapViewers,
): Promise<number> {
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  let wrong = VIEWERS;
  const settled = async (): Promise<boolean> => {
    if (!(await isSettled(rehearsal, sales.made))) return false;
    wrong = viewers.wrong(await rowsInTable(rehearsal));
    return wrong === 0;
  };
  // What has not come to its end by then is a figure of the report.
  await until(settled, deadline).catch(() => undefined);
  return wrong;
}

function resultOf(client: WatchedClient, { audit, backMs }: Run) {
  const { p50, p95 } = percentilesOf(backMs);
  return {
    requests: client.requests(),
    failedRequests: client.failures.length,
    lostHolds: audit.lostHolds,
    reconnectMs: { p50, p95, max: rounded(Math.max(0, ...backMs)) },
  };
}

function isBad({ failedRequests, lostHolds }: ReturnType<typeof resultOf>, run: Run): boolean {
  // A mail that comes twice is the same mail to mail programs; it is told, and is no loss.
  const { unsettled, wrongSeats, mailsMissing } = run.audit;
  const wrongs = [unsettled, wrongSeats, mailsMissing, run.differing, run.wrongMaps];
  return [failedRequests, lostHolds, ...wrongs].some((count) => count > 0);
}

function figuresOf(
  { requests, failedRequests, reconnectMs }: ReturnType<typeof resultOf>,
  { audit, ...run }: Run,
) {
  return {
    'requests (failed)': `${requests} (${failedRequests})`,
    'bookings (holds lost)': `${run.bookings} (${audit.lostHolds})`,
    'paid: confirmed / refunded / neither': `${audit.confirmed} / ${audit.refunded} / ${audit.unsettled}`,
    'seats without their one ticket': audit.wrongSeats,
    'repeated requests answered otherwise': run.differing,
    'tickets mailed never / twice': `${audit.mailsMissing} / ${audit.mailsDoubled}`,
    'open maps (wrong at the end)': `${VIEWERS} (${run.wrongMaps})`,
    'maps back after p50 / p95 / longest (ms)': `${reconnectMs.p50} / ${reconnectMs.p95} / ${reconnectMs.max}`,
    'streams that came back': run.backMs.length,
    'old tasks ended after (ms): customer, employee': `${run.endedAfterMs.customer}, ${run.endedAfterMs.employee}`,
    seconds: run.seconds,
  };
}
