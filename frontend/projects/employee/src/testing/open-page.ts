import { TestBed } from '@angular/core/testing';
import { employee, type AccountView } from '@foyer/shared/contract';
import { ACCOUNT_ENDPOINTS } from '@foyer/ui/account/account-endpoints.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { provideBrowserStandIns } from '@foyer/ui/seat-map/testing/browser-stand-ins.ts';
import { openPageOf, type OpenPage } from '@foyer/ui/testing/open-page.ts';
import { routes } from '../app/app.routes.ts';

/** Opens the page at an address of the portal as somebody who is signed in; the test answers for the service. */
export async function openPage(
  address: string,
  role: AccountView['role'] = 'organizer',
): Promise<OpenPage> {
  const site = {
    routes,
    api: { base: '/admin/api', refresh: employee.refresh, signOut: employee.signOut },
    providers: [{ provide: ACCOUNT_ENDPOINTS, useValue: employee }],
  };
  provideBrowserStandIns();
  localStorage.clear(); // else the sign-in of the test before would be taken up again
  const page = await openPageOf(site, '/sign-in');
  TestBed.inject(Session).open({
    accessToken: 'token',
    expiresInSeconds: 900,
    account: {
      userId: 'usr_1',
      role,
      email: 'ada@example.org',
      name: 'Ada Lovelace',
      emailVerified: true,
    },
  });
  await page.goTo(address);
  return page;
}
