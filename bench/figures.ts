import { marshall } from '@aws-sdk/util-dynamodb';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { MINUTE_MS } from '@foyer/shared/domain';
import {
  drainOutbox,
  figureHistory,
  figuresOff,
  startBookingWorld,
  type BookingWorld,
} from '@foyer/shared/testing';
import { recountFigures } from '@foyer/shared/use-cases';
import { report } from './measure/report.ts';
import { seeded } from './measure/seeded.ts';

const EVENTS = 10;
/** Between these the jobs of this process do what only they can: settle and pay back. */
const ACTIONS_PER_ROUND = 100;
const WORKER = new URL('./measure/counting-worker.ts', import.meta.url);
/** What a fault in a program might do to the figures. */
const SPOILT = [
  ['sold#03', 'tickets', 5],
  ['sold#11', 'gross', -700],
  ['parts#09', 'sec_stalls', 2],
  ['doors#00', 'admitted', 3],
] as const;

/** Sells, gives back, passes on, scans and undoes at random while a process that counts is killed; then recounts. */
export async function figures(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      actions: { type: 'string', default: '10000' },
      kills: { type: 'string', default: '20' },
    },
  });
  const [actions, kills] = [Number(values.actions), Number(values.kills)];
  const world = await startBookingWorld();
  try {
    const begin = performance.now();
    const eventIds = await actAndKill(world, { actions, kills });
    const differences = await differencesIn(world, eventIds);
    const spoilt = await spoil(world, eventIds);
    world.clock.advance(MINUTE_MS);
    const mended = await recounted(world, eventIds);
    const afterRebuild = await differencesIn(world, eventIds);
    const seconds = Math.round((performance.now() - begin) / 100) / 10;
    const result = { actions, kills, differences, spoilt, mended, afterRebuild, seconds };
    report('Figures against the tables', result, result, values.json);
    if (differences + afterRebuild > 0 || mended !== spoilt) process.exitCode = 1;
  } finally {
    await world.stop();
  }
}

type Run = { readonly actions: number; readonly kills: number };

async function actAndKill(world: BookingWorld, { actions, kills }: Run): Promise<string[]> {
  const random = seeded(6);
  const histories = await Promise.all(
    Array.from({ length: EVENTS }, () => figureHistory(world, random)),
  );
  const rounds = Math.ceil(actions / ACTIONS_PER_ROUND);
  let worker = startWorker(world);
  for (let round = 0; round < rounds; round += 1) {
    for (let act = 0; act < ACTIONS_PER_ROUND; act += EVENTS)
      await Promise.all(histories.map((history) => history.act()));
    await drainOutbox(world);
    if (Math.floor((round * kills) / rounds) === Math.floor(((round + 1) * kills) / rounds))
      continue;
    await end(worker);
    worker = startWorker(world);
  }
  await drainOutbox(world);
  await end(worker);
  return histories.map(({ event }) => event.eventId);
}

function startWorker({ endpoint }: BookingWorld): ChildProcess {
  return fork(WORKER, [endpoint], { execArgv: ['--conditions=source'] });
}

/** Without warning, wherever it is. */
async function end(worker: ChildProcess): Promise<void> {
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

async function differencesIn(world: BookingWorld, eventIds: readonly string[]): Promise<number> {
  let differences = 0;
  for (const eventId of eventIds) differences += (await figuresOff(world, eventId)).size;
  return differences;
}

async function recounted(world: BookingWorld, eventIds: readonly string[]): Promise<number> {
  let mended = 0;
  for (const eventId of eventIds) mended += await recountFigures(world, eventId, world.clock.now());
  return mended;
}

async function spoil({ db }: BookingWorld, eventIds: readonly string[]): Promise<number> {
  for (const eventId of eventIds)
    for (const [bucket, name, more] of SPOILT)
      await db.client.updateItem({
        TableName: db.table('eventStats'),
        Key: marshall({ eventId, bucket }),
        UpdateExpression: 'ADD #name :more',
        ExpressionAttributeNames: { '#name': name },
        ExpressionAttributeValues: marshall({ ':more': more }),
      });
  return eventIds.length * SPOILT.length;
}
