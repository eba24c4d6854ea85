import type { TelemetrySettings } from './settings.ts';
import { noTelemetry, type Telemetry, type Teller } from './telemetry.ts';

/** Starts what the settings ask for; the libraries that do the work are loaded only then. */
export async function startTelemetry(
  settings: TelemetrySettings,
  teller: Teller,
): Promise<Telemetry> {
  const { OTEL_METRICS_EXPORTER: metrics, OTEL_TRACES_EXPORTER: traces } = settings;
  if (metrics === 'none' && traces === 'none') return noTelemetry;
  const { runTelemetry } = await import('./running.ts');
  return runTelemetry(settings, teller);
}
