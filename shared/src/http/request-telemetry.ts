import { context, SpanKind, trace, type Attributes, type Span } from '@opentelemetry/api';
import type { Request, RequestHandler, Response } from 'express';
import { markFailed, secondsSince, type Telemetry } from '../telemetry/index.ts';
import { routeOf } from './request-log.ts';

/** Seconds, as OpenTelemetry proposes them. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

type Instruments = ReturnType<typeof instrumentsOf>;
/** What stands with a response until it is told. */
type Marks = { endMeasuring?: () => void; refusal?: string };
type Measured = {
  readonly request: Request;
  readonly response: Response;
  readonly apiPath: string;
};

/**
 * Times every request by its route's pattern, counts refusals, and begins the span below which everything of the request
 * stands. Nothing of a request itself is told: paths carry ids. No handler where nobody asked.
 */
export function requestTelemetry(telemetry: Telemetry, apiPath: string): RequestHandler[] {
  const { asked, tracer } = telemetry;
  if (!asked.metrics && !asked.traces) return [];
  const instruments = instrumentsOf(telemetry);
  return [
    (request, response, next) => {
      const began = performance.now();
      const caller = telemetry.callerOf(request.headers);
      const span = context.with(caller, () =>
        tracer.startSpan(request.method, { kind: SpanKind.SERVER }, caller),
      );
      const marks = marksOf(response);
      marks.endMeasuring = () => {
        delete marks.endMeasuring;
        const labels = labelsOf({ request, response, apiPath });
        instruments.duration.record(secondsSince(began), labels);
        countRefusal(instruments, response, labels);
        endSpan(span, labels);
      };
      response.once('close', () => endMeasuring(response));
      context.with(trace.setSpan(caller, span), next);
    },
  ];
}

/** Ends what is measured of a request, where its answer goes on for as long as somebody looks. */
export function endMeasuring(response: Response): void {
  marksOf(response).endMeasuring?.();
}

/** Notes by which refusal a request is answered. */
export function noteRefusal(response: Response, code: string): void {
  marksOf(response).refusal = code;
}

function marksOf(response: Response): Marks {
  return response.locals as Marks;
}

function instrumentsOf({ meter }: Telemetry) {
  return {
    duration: meter.createHistogram('http.server.request.duration', {
      unit: 's',
      description: 'Duration of requests; of a stream until it begins.',
      advice: { explicitBucketBoundaries: BUCKETS },
    }),
    refusals: meter.createCounter('foyer.refusals', {
      description: 'Requests that were answered by a refusal.',
    }),
  };
}

function labelsOf({ request, response, apiPath }: Measured): Attributes {
  const isApi = request.originalUrl.startsWith(`${apiPath}/`);
  const route = routeOf(isApi ? apiPath : '', request.route);
  return {
    'http.request.method': request.method,
    'http.response.status_code': response.statusCode,
    ...(route !== undefined && { 'http.route': route }),
  };
}

function countRefusal({ refusals }: Instruments, response: Response, labels: Attributes): void {
  const { refusal } = marksOf(response);
  if (refusal === undefined) return;
  refusals.add(1, { 'http.route': labels['http.route'], 'foyer.refusal': refusal });
}

function endSpan(span: Span, labels: Attributes): void {
  const route = labels['http.route'];
  const status = Number(labels['http.response.status_code']);
  if (typeof route === 'string')
    span.updateName(`${String(labels['http.request.method'])} ${route}`);
  span.setAttributes(labels);
  if (status >= 500) markFailed(span, String(status));
  span.end();
}
