import {
  createContextKey,
  ROOT_CONTEXT,
  trace,
  TraceFlags,
  type Context,
} from '@opentelemetry/api';

/** The header by which AWS tells of traces. */
export const AMAZON_TRACE_HEADER = 'x-amzn-trace-id';

const TRACE_ID = createContextKey('trace id given by the load balancer');

/**
 * Where a request stands by the header of AWS. A load balancer gives a trace its id and neither a span nor a decision:
 * such a trace begins with us, under that id. Who names a span and has decided is followed.
 */
export function amazonCaller(header = ''): Context {
  const parts = new Map(header.split(';').map((part) => partOf(part)));
  const [, time, unique] = /^1-([\da-f]{8})-([\da-f]{24})$/.exec(parts.get('root') ?? '') ?? [];
  if (!time || !unique) return ROOT_CONTEXT;
  const traceId = time + unique;
  const [spanId] = /^[\da-f]{16}$/.exec(parts.get('parent') ?? '') ?? [];
  const sampled = parts.get('sampled');
  if (!spanId || (sampled !== '0' && sampled !== '1'))
    return ROOT_CONTEXT.setValue(TRACE_ID, traceId);
  const traceFlags = sampled === '1' ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

/** The id that the trace which begins here has already. */
export function givenTraceId(context: Context): string | undefined {
  return context.getValue(TRACE_ID) as string | undefined;
}

function partOf(part: string): [string, string] {
  const [name = '', value = ''] = part.split('=');
  return [name.trim().toLowerCase(), value.trim().toLowerCase()];
}
