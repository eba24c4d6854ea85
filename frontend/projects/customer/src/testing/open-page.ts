import { customer } from '@foyer/shared/contract';
import { ACCOUNT_ENDPOINTS } from '@foyer/ui/account/account-endpoints.ts';
import { OPEN_EVENT_SOURCE } from '@foyer/ui/live/event-feed.ts';
import { openPageOf, type OpenPage } from '@foyer/ui/testing/open-page.ts';
import { routes } from '../app/app.routes.ts';

/** Opens the page at an address of the site; the test answers for the service. */
export function openPage(address: string): Promise<OpenPage> {
  const site = {
    routes,
    api: { base: '/api', refresh: customer.refresh, signOut: customer.signOut },
    providers: [
      { provide: ACCOUNT_ENDPOINTS, useValue: customer },
      {
        provide: OPEN_EVENT_SOURCE,
        useValue: () => Object.assign(new EventTarget(), { close() {} }),
      },
    ],
  };
  return openPageOf(site, address);
}

export type { OpenPage };
