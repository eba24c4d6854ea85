import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGround } from '@foyer/shared/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

type Line = { readonly msg?: string; readonly port?: number; readonly traceId?: string };

/** A busy machine is slow, never wrong. */
const PATIENCE_MS = 60_000;

let ground: Awaited<ReturnType<typeof startTestGround>>;
let task: ChildProcess;
const lines: Line[] = [];

beforeAll(async () => {
  ground = await startTestGround();
  task = spawn(process.execPath, ['--conditions=source', join(import.meta.dirname, 'main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...ground.settings,
      LOG_LEVEL: 'info',
      OTEL_METRICS_EXPORTER: 'prometheus',
      OTEL_EXPORTER_PROMETHEUS_HOST: '127.0.0.1',
      OTEL_EXPORTER_PROMETHEUS_PORT: '0',
      OTEL_TRACES_EXPORTER: 'otlp',
      // Nobody listens there.
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
    },
  });
  if (task.stdout)
    createInterface(task.stdout).on('line', (line) => lines.push(JSON.parse(line) as Line));
}, PATIENCE_MS);
afterAll(async () => {
  task.kill('SIGKILL');
  await ground.stop();
});

/** The first line with a message, as soon as it is written. */
async function said(message: string): Promise<Line> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
    const found = lines.find(({ msg }) => msg === message);
    if (found) return found;
    await sleep(20);
  }
  throw new Error(`The task did not say "${message}": ${JSON.stringify(lines)}`);
}

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url);
  await response.text();
  return response.status;
}

const addressIn = ({ port }: Line) => `http://127.0.0.1:${port ?? 0}`;

/** The numbers of a metric in the text that Prometheus reads, by their labels. */
function numbersOf(text: string, metric: string): { labels: string; value: number }[] {
  return text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^(\w+)\{(.*)\} (\S+)/.exec(line) ?? [];
    return name === metric ? [{ labels, value: Number(value) }] : [];
  });
}

describe('a task whose collector is away', () => {
  it(
    'answers as ever and has its metrics fetched',
    async () => {
      const api = `${addressIn(await said('listening'))}/api`;
      for (let visit = 0; visit < 5; visit += 1) expect(await statusOf(`${api}/events`)).toBe(200);
      expect(await statusOf(`${api}/events/evt_nowhere`)).toBe(404);
      const response = await fetch(`${addressIn(await said('metrics to be fetched'))}/metrics`);
      const text = await response.text();
      const counts = numbersOf(text, 'http_server_request_duration_count');
      expect(counts.find(({ labels }) => labels.includes('http_route="/api/events"'))?.value).toBe(
        5,
      );
      const refusals = numbersOf(text, 'foyer_refusals_total');
      expect(refusals.map(({ labels }) => labels).join()).toContain('event-not-found');
      expect(numbersOf(text, 'nodejs_eventloop_delay_p99')).toHaveLength(1);
    },
    PATIENCE_MS,
  );

  it('names the trace of a request in its log', () => {
    const traces = lines.flatMap(({ traceId }) => traceId ?? []);
    expect(new Set(traces).size).toBe(6);
    expect(traces.every((traceId) => /^[\da-f]{32}$/.test(traceId))).toBe(true);
  });

  it(
    'says so and stops in order',
    async () => {
      const ended = once(task, 'exit');
      task.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
      expect(await said('telemetry')).toMatchObject({ level: 40 });
      await said('stopped');
    },
    PATIENCE_MS,
  );
});
