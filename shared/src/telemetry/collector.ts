import type { TelemetrySettings } from './settings.ts';

/** A collector that takes longer is away. A stopping task waits this long for it at most. */
export const EXPORT_WITHIN_MS = 3_000;

/** How a collector of OTLP is reached. */
export function collectorOf(settings: TelemetrySettings, signal: 'metrics' | 'traces') {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers } = settings;
  return {
    url: `${endpoint.replace(/\/$/, '')}/v1/${signal}`,
    headers,
    timeoutMillis: EXPORT_WITHIN_MS,
  };
}
