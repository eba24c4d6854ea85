import {
  LOCALE_ID,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
import { siteOutline } from '@foyer/shared/outline';
import { ACCOUNT_ENDPOINTS } from '@foyer/ui/account/account-endpoints.ts';
import { provideApi } from '@foyer/ui/api/provide-api.ts';
import { PageTitles } from '@foyer/ui/shell/page-titles.ts';
import { routes } from './app.routes.ts';

/** What the customer site is made of. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    provideApi({ base: '/api', refresh: siteOutline.refresh, signOut: siteOutline.signOut }),
    { provide: ACCOUNT_ENDPOINTS, useValue: siteOutline },
    { provide: TitleStrategy, useExisting: PageTitles },
    { provide: LOCALE_ID, useFactory: () => navigator.language },
  ],
};
