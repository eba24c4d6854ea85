import {
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
  type SpanKind,
  type Tracer,
} from '@opentelemetry/api';
import { DomainError } from '../domain/index.ts';

/** A span about to begin: its name, its kind, and nothing personal. */
export type SpanBeginning = {
  readonly name: string;
  readonly kind?: SpanKind;
  readonly attributes: Attributes;
};

/** Does something in a span of its own; `mark` tells of a fault by its kind, without its text. */
export async function inSpan<T>(
  tracer: Tracer,
  { name, ...options }: SpanBeginning,
  work: () => Promise<T>,
  mark = (span: Span, error: unknown) => markFailed(span, errorTypeOf(error)),
): Promise<T> {
  return tracer.startActiveSpan(name, options, async (span) => {
    try {
      return await work();
    } catch (error) {
      mark(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Marks a span as failed by the kind of its fault. */
export function markFailed(span: Span, errorType: string): void {
  span.setAttribute('error.type', errorType).setStatus({ code: SpanStatusCode.ERROR });
}

/** The kind of a fault: a refusal's code, a system's code such as ECONNREFUSED, or the error's name. */
export function errorTypeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** The id of the trace that is being recorded, for the log. */
export function recordedTraceId(): string | undefined {
  const span = trace.getActiveSpan();
  return span?.isRecording() ? span.spanContext().traceId : undefined;
}
