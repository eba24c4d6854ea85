import type { Meter } from '@opentelemetry/api';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const NS_PER_S = 1e9;

/** Measures this process at each look: its memory, and how late its event loop is. Answers with the end of it. */
export function measureProcess(meter: Meter): () => void {
  const delay = monitorEventLoopDelay();
  delay.enable();
  const gauges = {
    memory: meter.createObservableGauge('process.memory.usage', { unit: 'By' }),
    heap: meter.createObservableGauge('v8js.memory.heap.used', { unit: 'By' }),
    median: meter.createObservableGauge('nodejs.eventloop.delay.p50', { unit: 's' }),
    late: meter.createObservableGauge('nodejs.eventloop.delay.p99', { unit: 's' }),
  };
  meter.addBatchObservableCallback((result) => {
    const { rss, heapUsed } = process.memoryUsage();
    result.observe(gauges.memory, rss);
    result.observe(gauges.heap, heapUsed);
    result.observe(gauges.median, delay.percentile(50) / NS_PER_S);
    result.observe(gauges.late, delay.percentile(99) / NS_PER_S);
    delay.reset();
  }, Object.values(gauges));
  return () => void delay.disable();
}
