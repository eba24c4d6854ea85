import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { attendanceOf, newScanId } from '@foyer/shared/domain';
import { attendanceStore, eventRecords } from '@foyer/shared/storage';
import { Agent, request } from 'undici';
import { benchEvent, benchPlan } from './measure/bench-event.ts';
import { startBenchSystem, type BenchSystem } from './measure/bench-system.ts';
import { DOOR_STEWARD, openDoors } from './measure/door-event.ts';
import { percentilesOf, rounded } from './measure/percentiles.ts';
import { report } from './measure/report.ts';

const DOORS = ['North', 'South', 'East', 'West'];
const EVERY_TENTH = 10;

/** Devices at the doors of a full house, each showing its next ticket as soon as the last is answered. */
export async function doors(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      tickets: { type: 'string', default: '20000' },
      devices: { type: 'string', default: '50' },
    },
  });
  const [tickets, devices] = [Number(values.tickets), Number(values.devices)];
  const system = await startBenchSystem();
  try {
    const signingKey = system.environment['TICKET_SIGNING_KEY'] ?? '';
    const like = { ...benchEvent(benchPlan(500, 40), tickets), status: 'published' } as const;
    const { event, codes } = await openDoors(system.db, like, { tickets, signingKey });
    const rush = await admitAll(system, event.eventId, { codes, devices });
    const counted = await countedFor(system, event.eventId);
    const result = { tickets, devices, ...rush };
    const figures = { ...result, scanMs: Object.values(rush.scanMs).join(' / '), ...counted };
    report('Doors', figures, result, values.json);
  } finally {
    await system.stop();
  }
}

type House = { readonly codes: readonly string[]; readonly devices: number };

/** Shows every ticket, and as every tenth scan one that was shown before, perhaps a moment ago at another door. */
async function admitAll(system: BenchSystem, eventId: string, { codes, devices }: House) {
  const pool = new Agent({ connections: devices });
  const token = await signIn(system.portal, pool);
  const queue = showings(codes).values();
  const admissions = new Map<string, number>();
  const times: number[] = [];
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: devices }, async (_, device) => {
      for (const code of queue) {
        const start = performance.now();
        const body = { scanId: newScanId(Date.now(), randomBytes), code, device: `d${device}` };
        const door = DOORS[device % DOORS.length];
        const path = `/admin/api/events/${eventId}/scans`;
        const answer = await post(system.portal + path, { ...body, door }, { token, pool });
        times.push(performance.now() - start);
        if (answer['result'] === 'admitted') admissions.set(code, (admissions.get(code) ?? 0) + 1);
        else if (answer['result'] !== 'already-used')
          throw new Error(`A scan failed: ${JSON.stringify(answer)}`);
      }
    }),
  );
  const seconds = (performance.now() - begin) / 1_000;
  await pool.close();
  return {
    admitted: admissions.size,
    doubleAdmissions: [...admissions.values()].filter((count) => count > 1).length,
    admissionsPerSecond: rounded(admissions.size / seconds),
    scanMs: percentilesOf(times),
  };
}

function showings(codes: readonly string[]): string[] {
  const shown: string[] = [];
  for (const code of codes) {
    if (shown.length % EVERY_TENTH === EVERY_TENTH - 1)
      shown.push(shown[randomInt(shown.length)] ?? code);
    shown.push(code);
  }
  return shown;
}

async function signIn(portal: string, pool: Agent): Promise<string> {
  const { email, password } = DOOR_STEWARD;
  const session = await post(`${portal}/admin/api/auth/sign-in`, { email, password }, { pool });
  return String(session['accessToken']);
}

type Sender = { readonly pool: Agent; readonly token?: string };

async function post(address: string, body: object, { pool, token }: Sender) {
  const reply = await request(address, {
    dispatcher: pool,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return (await reply.body.json()) as Record<string, unknown>;
}

/** Waits for the jobs to count, and compares with the tickets themselves. */
async function countedFor({ db }: BenchSystem, eventId: string) {
  const truth = attendanceOf(await eventRecords(db).tickets(eventId));
  const begin = performance.now();
  for (;;) {
    const counted = await attendanceStore(db).attendance(eventId);
    if (counted.admitted >= truth.admitted) {
      const exact = JSON.stringify(counted) === JSON.stringify(truth);
      const after = rounded((performance.now() - begin) / 1_000);
      return { used: truth.admitted, countedExactly: exact, countedAfterSeconds: after };
    }
    await sleep(100);
  }
}
