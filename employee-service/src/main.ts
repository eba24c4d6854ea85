import { listen, serviceLog, startOrExplain, stopOnSignals, stopSwitch } from '@foyer/shared/http';
import { startTelemetry } from '@foyer/shared/telemetry';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { buildDependencies } from './dependencies.ts';
import { startJobs } from './jobs/start-jobs.ts';

const FINISH_MS = 25_000;

await startOrExplain(async () => {
  const config = readConfig();
  const log = serviceLog('employee', config.LOG_LEVEL);
  const telemetry = await startTelemetry(config, { service: 'foyer-employee', log });
  const deps = buildDependencies(config, log, telemetry);
  const readiness = stopSwitch();
  // Before anybody gets a page of this version: its files may be asked of tasks of another one.
  await deps.siteFiles
    .keep()
    .catch((error: unknown) => log.warn({ err: error }, 'files of the site not kept'));
  const server = await listen(createApp(deps, config, { log, readiness }), {
    port: config.PORT,
    stopping: readiness,
    drainMs: config.DRAIN_MS,
    finishMs: FINISH_MS,
    beforeClose: () => deps.streams.close(),
  });
  const jobs = startJobs(deps, log);
  stopOnSignals(async () => {
    await Promise.all([server.stop(), jobs.stop()]);
    await deps.close();
    await telemetry.stop();
  }, log);
  log.info({ port: server.port }, 'listening');
});
