import {
  createNoopMeter,
  ROOT_CONTEXT,
  trace,
  type Context,
  type Meter,
  type Tracer,
} from '@opentelemetry/api';
import type { IncomingHttpHeaders } from 'node:http';

/** What counts and times, and what traces; both do nothing where nobody asked for them. */
export type Telemetry = {
  readonly meter: Meter;
  readonly tracer: Tracer;
  /** What is asked for, for those to whom measuring costs something. */
  readonly asked: { readonly metrics: boolean; readonly traces: boolean };
  /** Where a request stands in its caller's trace, or in that of the load balancer. */
  callerOf(headers: IncomingHttpHeaders): Context;
  /** Sends what is not sent yet and ends. */
  stop(): Promise<void>;
};

/** Who tells, and whom the telemetry itself tells of its own faults. */
export type Teller = {
  /** Such as `foyer-customer`. */
  readonly service: string;
  readonly log: TelemetryLog;
};

/** What of a log the telemetry needs. */
export type TelemetryLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

/** Nobody asked. */
export const noTelemetry: Telemetry = {
  meter: createNoopMeter(),
  tracer: trace.getTracer('foyer'),
  asked: { metrics: false, traces: false },
  callerOf: () => ROOT_CONTEXT,
  stop: () => Promise.resolve(),
};
