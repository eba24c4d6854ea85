import {
  isDevMode,
  LOCALE_ID,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withDisabledInitialNavigation,
  withInMemoryScrolling,
} from '@angular/router';
import { provideServiceWorker, type SwRegistrationOptions } from '@angular/service-worker';
import { siteOutline } from '@foyer/shared/outline';
import { ACCOUNT_ENDPOINTS } from '@foyer/ui/account/account-endpoints.ts';
import { provideApi } from '@foyer/ui/api/provide-api.ts';
import { withLoadAgain } from '@foyer/ui/shell/load-again.ts';
import { PageTitles } from '@foyer/ui/shell/page-titles.ts';
import { routes } from './app.routes.ts';
import { isFramed } from './registration/framed.ts';

/**
 * Angular's worker, behind a file of ours that keeps it away from everything that is not a page or a picture. Its
 * installation loads all of the site's code, which would take line and processor from the page that is being opened.
 */
const WORKER: Pick<SwRegistrationOptions, 'enabled' | 'registrationStrategy'> = {
  enabled: !isDevMode() && !isFramed(document),
  registrationStrategy: 'registerWithDelay:10000',
};

/** What the customer site is made of. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      // main.ts begins it, in a task of its own.
      withDisabledInitialNavigation(),
      withLoadAgain(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    provideApi({ base: '/api', refresh: siteOutline.refresh, signOut: siteOutline.signOut }),
    provideServiceWorker('worker.js', WORKER),
    { provide: ACCOUNT_ENDPOINTS, useValue: siteOutline },
    { provide: TitleStrategy, useExisting: PageTitles },
    { provide: LOCALE_ID, useFactory: () => navigator.language },
  ],
};
