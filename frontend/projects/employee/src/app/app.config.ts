import {
  isDevMode,
  LOCALE_ID,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import { MAT_FORM_FIELD_DEFAULT_OPTIONS } from '@angular/material/form-field';
import { provideRouter, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { provideServiceWorker, type SwRegistrationOptions } from '@angular/service-worker';
import { employee } from '@foyer/shared/contract';
import { ACCOUNT_ENDPOINTS } from '@foyer/ui/account/account-endpoints.ts';
import { provideApi } from '@foyer/ui/api/provide-api.ts';
import { withLoadAgain } from '@foyer/ui/shell/load-again.ts';
import { PageTitles } from '@foyer/ui/shell/page-titles.ts';
import { routes } from './app.routes.ts';

/** Angular's worker, behind a file of ours that keeps it away from everything that is not a page. */
const WORKER: Pick<SwRegistrationOptions, 'enabled'> = { enabled: !isDevMode() };

/** What the employee portal is made of. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withComponentInputBinding(), withLoadAgain()),
    provideApi({
      base: '/admin/api',
      refresh: employee.refresh,
      signOut: employee.signOut,
      forget: async () => (await import('./scan/door-store.ts')).wipeDoors(),
    }),
    provideServiceWorker('worker.js', WORKER),
    { provide: ACCOUNT_ENDPOINTS, useValue: employee },
    { provide: TitleStrategy, useExisting: PageTitles },
    { provide: LOCALE_ID, useFactory: () => navigator.language },
    {
      provide: MAT_FORM_FIELD_DEFAULT_OPTIONS,
      useValue: { appearance: 'outline', subscriptSizing: 'dynamic' },
    },
  ],
};
