import {
  context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  trace,
  type Context,
  type Tracer,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { Resource } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
  type IdGenerator,
} from '@opentelemetry/sdk-trace-base';
import type { IncomingHttpHeaders } from 'node:http';
import { AMAZON_TRACE_HEADER, amazonCaller, givenTraceId } from './amazon-trace.ts';
import { collectorOf, EXPORT_WITHIN_MS } from './collector.ts';
import type { TelemetrySettings } from './settings.ts';

/** Traces that are told, and the end of it. */
export type RunningTraces = {
  readonly tracer: Tracer;
  callerOf(headers: IncomingHttpHeaders): Context;
  stop(): Promise<void>;
};

/** Traces sent to a collector; undefined where nobody asked. */
export function startTraces(
  settings: TelemetrySettings,
  resource: Resource,
): RunningTraces | undefined {
  if (settings.OTEL_TRACES_EXPORTER === 'none') return undefined;
  const exporter = new OTLPTraceExporter(collectorOf(settings, 'traces'));
  const provider = new BasicTracerProvider({
    resource,
    idGenerator: idGenerator(),
    sampler: new ParentBasedSampler({
      root: new TraceIdRatioBasedSampler(settings.OTEL_TRACES_SAMPLER_ARG),
    }),
    spanProcessors: [new BatchSpanProcessor(exporter, { exportTimeoutMillis: EXPORT_WITHIN_MS })],
  });
  return {
    tracer: provider.getTracer('foyer'),
    callerOf,
    stop: () => provider.shutdown(),
  };
}

const standard = new W3CTraceContextPropagator();

/** By the W3C's header, else by that of AWS. */
function callerOf(headers: IncomingHttpHeaders): Context {
  const caller = standard.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
  if (trace.getSpanContext(caller)) return caller;
  return amazonCaller(headers[AMAZON_TRACE_HEADER]?.toString());
}

/** Random ids, but for traces that the load balancer has given one. */
function idGenerator(): IdGenerator {
  const random = new RandomIdGenerator();
  return {
    generateSpanId: () => random.generateSpanId(),
    generateTraceId: () => givenTraceId(context.active()) ?? random.generateTraceId(),
  };
}
