import { context, createNoopMeter, diag, DiagLogLevel, ROOT_CONTEXT } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { hostname } from 'node:os';
import { measureProcess } from './process-metrics.ts';
import { startMetrics } from './running-metrics.ts';
import { startTraces } from './running-traces.ts';
import type { TelemetrySettings } from './settings.ts';
import { noTelemetry, type Telemetry, type Teller, type TelemetryLog } from './telemetry.ts';

/** Runs the OpenTelemetry SDK as the settings ask for. Throws where its port is taken. */
export async function runTelemetry(
  settings: TelemetrySettings,
  { service, log }: Teller,
): Promise<Telemetry> {
  tellFaultsTo(log);
  const resource = resourceFromAttributes({
    'service.instance.id': hostname(),
    ...settings.OTEL_RESOURCE_ATTRIBUTES,
    'service.name': settings.OTEL_SERVICE_NAME ?? service,
  });
  const metrics = await startMetrics(settings, resource, log);
  const traces = startTraces(settings, resource);
  const meter = metrics?.meter ?? createNoopMeter();
  const stopMeasuring = metrics ? measureProcess(meter) : () => undefined;
  // Spans find their parents by it; whoever comes second in a process shares that of the first.
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  return {
    meter,
    tracer: traces?.tracer ?? noTelemetry.tracer,
    asked: { metrics: metrics !== undefined, traces: traces !== undefined },
    callerOf: (headers) => traces?.callerOf(headers) ?? ROOT_CONTEXT,
    async stop() {
      stopMeasuring();
      const ends = await Promise.allSettled([metrics?.stop(), traces?.stop()]);
      for (const end of ends)
        if (end.status === 'rejected') log.warn({ err: end.reason as unknown }, 'telemetry');
    },
  };
}

/** A collector that is away is a line in the log and nothing else. */
function tellFaultsTo(log: TelemetryLog): void {
  const quiet = () => undefined;
  const warn = (message: string, ...more: unknown[]) =>
    log.warn({ telemetry: [message, ...more.map(String)].join(' ') }, 'telemetry');
  const logger = { verbose: quiet, debug: quiet, info: quiet, warn, error: warn };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}
