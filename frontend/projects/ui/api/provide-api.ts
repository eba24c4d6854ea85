import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  inject,
  makeEnvironmentProviders,
  provideAppInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { config as zodConfig } from 'zod/v4/core';
import { API_CONFIG, type ApiConfig } from './api-config.ts';
import { authorize, explainProblems } from './interceptors.ts';
import { readClock } from './server-clock.ts';
import { Session } from './session.ts';

/** Everything a site needs to speak to its service; a session of before a reload is taken up again. */
export function provideApi(config: ApiConfig): EnvironmentProviders {
  zodConfig({ jitless: true }); // the page's policy forbids code made from text, and the mere try is reported
  return makeEnvironmentProviders([
    { provide: API_CONFIG, useValue: config },
    provideHttpClient(withInterceptors([authorize, explainProblems, readClock])),
    provideAppInitializer(() => inject(Session).restore()),
  ]);
}
