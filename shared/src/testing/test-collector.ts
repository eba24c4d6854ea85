import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** What OTLP carries as a value, as far as ours go. */
const Value = z.union([
  z.object({ stringValue: z.string() }).transform((value) => value.stringValue),
  z.object({ intValue: z.coerce.number() }).transform((value) => value.intValue),
  z.object({ doubleValue: z.number() }).transform((value) => value.doubleValue),
]);

const Labels = z
  .array(z.object({ key: z.string(), value: Value }))
  .transform((pairs) => Object.fromEntries(pairs.map(({ key, value }) => [key, value])));

const Resource = z.object({ attributes: Labels });

const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: Labels,
  status: z.object({ code: z.number(), message: z.string().optional() }),
});

const Traces = z.object({
  resourceSpans: z.array(
    z.object({ resource: Resource, scopeSpans: z.array(z.object({ spans: z.array(Span) })) }),
  ),
});

const Point = z
  .object({
    attributes: Labels,
    asInt: z.coerce.number().optional(),
    asDouble: z.number().optional(),
    count: z.coerce.number().optional(),
  })
  .transform(({ attributes: labels, asInt, asDouble, count }) => ({
    labels,
    value: asInt ?? asDouble ?? count ?? 0,
  }));

const Data = z.object({ dataPoints: z.array(Point) });

const Metric = z
  .object({
    name: z.string(),
    sum: Data.optional(),
    gauge: Data.optional(),
    histogram: Data.optional(),
  })
  .transform(({ name, sum, gauge, histogram }) => ({
    name,
    points: (sum ?? gauge ?? histogram)?.dataPoints ?? [],
  }));

const Metrics = z.object({
  resourceMetrics: z.array(
    z.object({ resource: Resource, scopeMetrics: z.array(z.object({ metrics: z.array(Metric) })) }),
  ),
});

/** A span as it came, with the labels of its service. */
export type CollectedSpan = z.output<typeof Span> & {
  readonly resource: z.output<typeof Labels>;
};

/** A number of a metric: a sum, a gauge, or how much a histogram has counted. */
export type CollectedPoint = z.output<typeof Point>;

/** A collector of OTLP that keeps what it is sent. */
export type TestCollector = {
  readonly url: string;
  readonly spans: readonly CollectedSpan[];
  /** The headers of each request. */
  readonly headers: readonly IncomingMessage['headers'][];
  /** What a metric said when it was last told. */
  points(name: string): readonly CollectedPoint[];
  /** Waits until a metric has a number for labels that satisfies. Throws when none comes within a minute. */
  until(name: string, labels: object, satisfies: (value: number) => boolean): Promise<void>;
  stop(): Promise<void>;
};

const PATIENCE_MS = 60_000;

/** Starts a collector on a free port. */
export async function startTestCollector(): Promise<TestCollector> {
  const spans: CollectedSpan[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const metrics = new Map<string, readonly CollectedPoint[]>();

  function take(path: string | undefined, body: unknown): void {
    if (path === '/v1/traces')
      for (const { resource, scopeSpans } of Traces.parse(body).resourceSpans)
        for (const span of scopeSpans.flatMap((scope) => scope.spans))
          spans.push({ ...span, resource: resource.attributes });
    else
      for (const { scopeMetrics } of Metrics.parse(body).resourceMetrics)
        for (const metric of scopeMetrics.flatMap((scope) => scope.metrics))
          metrics.set(metric.name, metric.points);
  }

  const server = createServer((request, response) => {
    headers.push(request.headers);
    json(request).then(
      (body) => {
        take(request.url, body);
        response.setHeader('content-type', 'application/json').end('{}');
      },
      () => response.writeHead(400).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const points = (name: string) => metrics.get(name) ?? [];
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    headers,
    points,
    async until(name, labels, satisfies) {
      for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
        if (points(name).some((point) => hasLabels(point, labels) && satisfies(point.value)))
          return;
        await sleep(20);
      }
      throw new Error(`${name} said ${JSON.stringify(points(name))}`);
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function hasLabels({ labels }: CollectedPoint, wanted: object): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}
