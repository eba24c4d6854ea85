import { z } from 'zod';

const PAIR = /^([^=]+)=(.*)$/;

/** Pairs such as `team=tickets,tier=one`; commas and what is not ASCII are percent-encoded. */
const Pairs = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((pair) => pair.trim() || []))
  .refine((pairs) => pairs.every((pair) => PAIR.test(pair)), 'must be pairs such as one=1,two=2')
  .refine((pairs) => pairs.every(isDecodable), 'must be percent-encoded')
  .transform((pairs) => Object.fromEntries(pairs.map(pairOf)));

/** Where metrics and traces go, by the names that OpenTelemetry gives its settings; nowhere unless told. */
export const TELEMETRY_SETTINGS = {
  OTEL_METRICS_EXPORTER: z.enum(['none', 'prometheus', 'otlp']).default('none'),
  OTEL_TRACES_EXPORTER: z.enum(['none', 'otlp']).default('none'),
  /** A collector that takes OTLP by HTTP. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, message: 'must be an address such as http://localhost:4318' })
    .default('http://localhost:4318'),
  OTEL_EXPORTER_OTLP_HEADERS: Pairs,
  /** Where metrics may be fetched. */
  OTEL_EXPORTER_PROMETHEUS_HOST: z.string().min(1).default('localhost'),
  OTEL_EXPORTER_PROMETHEUS_PORT: z.coerce.number().int().min(0).max(65_535).default(9_464),
  /** The share of requests whose trace is recorded where the caller does not decide. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** Milliseconds between two exports of metrics. */
  OTEL_METRIC_EXPORT_INTERVAL: z.coerce.number().int().min(100).default(60_000),
  /** What the service is called; its own name unless told. */
  OTEL_SERVICE_NAME: z.string().min(1).optional(),
  /** What else distinguishes this task, such as `service.version=…,deployment.environment.name=…`. */
  OTEL_RESOURCE_ATTRIBUTES: Pairs,
};

/** Where metrics and traces go. */
export type TelemetrySettings = Readonly<z.output<z.ZodObject<typeof TELEMETRY_SETTINGS>>>;

function isDecodable(pair: string): boolean {
  try {
    return Boolean(pairOf(pair));
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

function pairOf(pair: string): [string, string] {
  const [, name = '', value = ''] = PAIR.exec(pair) ?? [];
  return [decodeURIComponent(name.trim()), decodeURIComponent(value.trim())];
}
