import { describe, expect, it } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { amazonCaller, givenTraceId } from './amazon-trace.ts';

const ROOT = 'Root=1-67891233-abcdef012345678912345678';
const TRACE_ID = '67891233abcdef012345678912345678';

describe('the header of AWS', () => {
  it('gives a trace its id where a load balancer wrote it', () => {
    for (const header of [ROOT, `Self=1-67891234-12456789abcdef0123456780;${ROOT}`]) {
      const caller = amazonCaller(header);
      expect(givenTraceId(caller)).toBe(TRACE_ID);
      expect(trace.getSpanContext(caller)).toBeUndefined();
    }
  });

  it.each([
    ['1', 1],
    ['0', 0],
  ])('is followed where a caller has decided: Sampled=%s', (sampled, traceFlags) => {
    const caller = amazonCaller(`${ROOT};Parent=53995c3f42cd8ad8;Sampled=${sampled}`);
    expect(trace.getSpanContext(caller)).toEqual({
      traceId: TRACE_ID,
      spanId: '53995c3f42cd8ad8',
      traceFlags,
      isRemote: true,
    });
  });

  it('leaves the decision to us where a caller left it open', () => {
    const caller = amazonCaller(`${ROOT};Parent=53995c3f42cd8ad8;Sampled=?`);
    expect(trace.getSpanContext(caller)).toBeUndefined();
    expect(givenTraceId(caller)).toBe(TRACE_ID);
  });

  it.each([undefined, '', 'Root=1-2-3', 'Root', ';;=;', `Root=2-67891233-${'a'.repeat(24)}`])(
    'begins a trace of our own where it says nothing: %s',
    (header) => {
      expect(givenTraceId(amazonCaller(header))).toBeUndefined();
    },
  );
});
