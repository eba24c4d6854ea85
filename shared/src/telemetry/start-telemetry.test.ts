import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { z } from 'zod';
import { TELEMETRY_SETTINGS } from './settings.ts';
import { startTelemetry } from './start-telemetry.ts';

const teller = {
  service: 'foyer-test',
  log: { info: () => undefined, warn: () => undefined },
};

/** The packages of OpenTelemetry that a process has loaded after a start with some settings. */
async function packagesLoaded(environment: object): Promise<string> {
  const script = `
    import { createRequire } from 'node:module';
    import { z } from 'zod';
    const { startTelemetry, TELEMETRY_SETTINGS } = await import('./index.ts');
    const settings = z.object(TELEMETRY_SETTINGS).parse(${JSON.stringify(environment)});
    const log = { info() {}, warn() {} };
    const telemetry = await startTelemetry(settings, { service: 'foyer-test', log });
    const files = Object.keys(createRequire(import.meta.dirname + '/').cache);
    const names = files.map((file) => /@opentelemetry\\/([^/]+)/.exec(file)?.[1]);
    process.stdout.write([...new Set(names.filter(Boolean))].join(' '));
    await telemetry.stop();`;
  const args = ['--conditions=source', '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: import.meta.dirname,
  });
  return stdout;
}

describe('a start', () => {
  it('loads nothing that does the work where nobody asks', async () => {
    expect(await packagesLoaded({})).toBe('api');
    const asked = { OTEL_METRICS_EXPORTER: 'prometheus', OTEL_EXPORTER_PROMETHEUS_PORT: '0' };
    expect(await packagesLoaded(asked)).toContain('sdk-metrics');
  });

  it('fails where the port of the metrics is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const settings = z.object(TELEMETRY_SETTINGS).parse({
      OTEL_METRICS_EXPORTER: 'prometheus',
      OTEL_EXPORTER_PROMETHEUS_HOST: '127.0.0.1',
      OTEL_EXPORTER_PROMETHEUS_PORT: String((other.address() as AddressInfo).port),
    });
    await expect(startTelemetry(settings, teller)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    other.close();
    await once(other, 'close');
  });
});
