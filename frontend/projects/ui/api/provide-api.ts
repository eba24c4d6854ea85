import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  inject,
  makeEnvironmentProviders,
  provideAppInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { API_CONFIG, type ApiConfig } from './api-config.ts';
import { authorize, explainProblems } from './interceptors.ts';
import { readClock } from './server-clock.ts';
import { Session } from './session.ts';

/** Everything a site needs to speak to its service; a session of before a reload is taken up again. */
export function provideApi(config: ApiConfig): EnvironmentProviders {
  forbidSchemaCode();
  return makeEnvironmentProviders([
    { provide: API_CONFIG, useValue: config },
    provideHttpClient(withInterceptors([authorize, explainProblems, readClock])),
    provideAppInitializer(() => inject(Session).restore()),
  ]);
}

/**
 * The page's policy forbids code made from text, and the mere try is reported. Schemas come later, with the first page
 * that has a form; the library reads its settings from here when it is loaded.
 */
function forbidSchemaCode(): void {
  Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
}
