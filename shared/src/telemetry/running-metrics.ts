import type { Meter } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import type { Resource } from '@opentelemetry/resources';
import {
  MeterProvider,
  PeriodicExportingMetricReader,
  type MetricReader,
} from '@opentelemetry/sdk-metrics';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectorOf, EXPORT_WITHIN_MS } from './collector.ts';
import type { TelemetrySettings } from './settings.ts';
import type { TelemetryLog } from './telemetry.ts';

/** Metrics that are told, and the end of it. */
export type RunningMetrics = { readonly meter: Meter; stop(): Promise<void> };

/** Metrics sent to a collector or kept to be fetched; undefined where nobody asked. Throws where the port is taken. */
export async function startMetrics(
  settings: TelemetrySettings,
  resource: Resource,
  log: TelemetryLog,
): Promise<RunningMetrics | undefined> {
  if (settings.OTEL_METRICS_EXPORTER === 'none') return undefined;
  if (settings.OTEL_METRICS_EXPORTER === 'otlp') return running(sender(settings), resource);
  const exporter = new PrometheusExporter({ preventServerStart: true });
  const server = await serveMetrics(exporter, settings);
  log.info({ port: (server.address() as AddressInfo).port }, 'metrics to be fetched');
  const metrics = running(exporter, resource);
  return {
    ...metrics,
    async stop() {
      server.close();
      server.closeAllConnections();
      await metrics.stop();
    },
  };
}

function running(reader: MetricReader, resource: Resource): RunningMetrics {
  const provider = new MeterProvider({ resource, readers: [reader] });
  return { meter: provider.getMeter('foyer'), stop: () => provider.shutdown() };
}

function sender(settings: TelemetrySettings): MetricReader {
  const interval = settings.OTEL_METRIC_EXPORT_INTERVAL;
  return new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter(collectorOf(settings, 'metrics')),
    exportIntervalMillis: interval,
    exportTimeoutMillis: Math.min(interval, EXPORT_WITHIN_MS),
  });
}

/** Answers every path with the metrics; a server of our own, since that of the library takes no free port. */
async function serveMetrics(
  exporter: PrometheusExporter,
  { OTEL_EXPORTER_PROMETHEUS_HOST: host, OTEL_EXPORTER_PROMETHEUS_PORT: port }: TelemetrySettings,
): Promise<Server> {
  const server = createServer((request, response) =>
    exporter.getMetricsRequestHandler(request, response),
  ).unref();
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}
