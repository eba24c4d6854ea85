import { listen, serviceLog, startOrExplain, stopOnSignals, stopSwitch } from '@foyer/shared/http';
import { startTelemetry } from '@foyer/shared/telemetry';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { buildDependencies } from './dependencies.ts';

const FINISH_MS = 25_000;

await startOrExplain(async () => {
  const config = readConfig();
  const log = serviceLog('customer', config.LOG_LEVEL);
  const telemetry = await startTelemetry(config, { service: 'foyer-customer', log });
  const deps = buildDependencies(config, log, telemetry);
  const readiness = stopSwitch();
  const warn = (message: string) => (error: unknown) => log.warn({ err: error }, message);
  await Promise.all([
    // The first visitor need not wait for the list; where it cannot be loaded now, that visitor asks for it again.
    deps.catalogue.load().catch(warn('catalogue not loaded')),
    // Before anybody gets a page of this version: its files may be asked of tasks of another one.
    deps.siteFiles.keep().catch(warn('files of the site not kept')),
  ]);
  const server = await listen(createApp(deps, config, { log, readiness }), {
    port: config.PORT,
    stopping: readiness,
    drainMs: config.DRAIN_MS,
    finishMs: FINISH_MS,
    beforeClose: () => deps.streams.close(),
  });
  stopOnSignals(async () => {
    await server.stop();
    await deps.close();
    await telemetry.stop();
  }, log);
  log.info({ port: server.port }, 'listening');
});
