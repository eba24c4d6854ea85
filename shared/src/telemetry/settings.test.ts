import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { TELEMETRY_SETTINGS } from './settings.ts';

const Settings = z.object(TELEMETRY_SETTINGS);

describe('the settings of telemetry', () => {
  it('ask for nothing by themselves', () => {
    expect(Settings.parse({})).toMatchObject({
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_TRACES_EXPORTER: 'none',
      OTEL_RESOURCE_ATTRIBUTES: {},
    });
  });

  it('take pairs', () => {
    const text = 'service.version=1.2, team=box%20office ,key=a=b,';
    expect(Settings.parse({ OTEL_RESOURCE_ATTRIBUTES: text }).OTEL_RESOURCE_ATTRIBUTES).toEqual({
      'service.version': '1.2',
      team: 'box office',
      key: 'a=b',
    });
  });

  it.each([
    ['OTEL_METRICS_EXPORTER', 'statsd'],
    ['OTEL_TRACES_EXPORTER', 'zipkin'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'secret'],
    ['OTEL_RESOURCE_ATTRIBUTES', 'team=%ff'],
    ['OTEL_EXPORTER_PROMETHEUS_PORT', '70000'],
    ['OTEL_TRACES_SAMPLER_ARG', '2'],
    ['OTEL_METRIC_EXPORT_INTERVAL', '0'],
  ])('name %s where it is wrong', (name, value) => {
    const result = Settings.safeParse({ [name]: value });
    expect(result.error?.issues.map(({ path }) => path)).toEqual([[name]]);
  });
});
