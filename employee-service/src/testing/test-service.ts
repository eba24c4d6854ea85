import { serviceLog, stopSwitch, type StopSwitch } from '@foyer/shared/http';
import { startTelemetry } from '@foyer/shared/telemetry';
import { startTestGround } from '@foyer/shared/testing';
import type { Express } from 'express';
import { createApp } from '../app.ts';
import { readConfig, type Config } from '../config.ts';
import { buildDependencies, type Dependencies } from '../dependencies.ts';

/** The employee service in this process, on an embedded database of its own. */
export type TestService = {
  readonly app: Express;
  readonly deps: Dependencies;
  readonly config: Config;
  readonly readiness: StopSwitch;
  stop(): Promise<void>;
};

/** Starts the service of a test; settings may be changed. One that names a database gets none of its own. */
export async function startTestService(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestService> {
  const ground = await startTestGround(settings);
  const config = readConfig(ground.settings);
  const log = serviceLog('employee', config.LOG_LEVEL);
  const telemetry = await startTelemetry(config, { service: 'foyer-employee', log });
  const deps = buildDependencies(config, log, telemetry);
  const readiness = stopSwitch();
  return {
    app: createApp(deps, config, { log, readiness }),
    deps,
    config,
    readiness,
    async stop() {
      await deps.close();
      await telemetry.stop();
      await ground.stop();
    },
  };
}
