import { describe, expect, it } from '@jest/globals';
import type { EmployeeView } from '@foyer/shared/contract';
import type { OpenPage } from '@foyer/ui/testing/open-page.ts';
import { openPage } from '../../testing/open-page.ts';

const ada: EmployeeView = {
  userId: 'usr_1',
  email: 'ada@example.org',
  name: 'Ada Lovelace',
  role: 'admin',
  state: 'active',
  createdAt: '2026-05-01T10:00:00.000Z',
  lastSignInAt: '2026-05-02T10:00:00.000Z',
};
const inga: EmployeeView = {
  ...{ userId: 'usr_2', email: 'inga@example.org', name: 'Inga', role: 'organizer' },
  ...{ state: 'invited', createdAt: '2026-05-03T10:00:00.000Z' },
  invitedAt: '2026-05-04T10:00:00.000Z',
};

const FIRST = '/employees?sort=name&order=up&page=0&size=25';

async function people(address = '/people', asked = FIRST): Promise<OpenPage> {
  const page = await openPage(address, 'admin');
  await page.answer('GET', asked, { employees: [ada, inga], total: 2 });
  return page;
}

/** What stands over the page: menus and dialogs. */
function above(words: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('.cdk-overlay-container button')];
  const one = all.find((button) => button.textContent.includes(words));
  if (!one) throw new Error(`There is no button "${words}" above the page`);
  return one;
}

describe('the people page', () => {
  it('lists who there is with role, state and last sign-in', async () => {
    const page = await people();
    expect(page.text()).toMatch(/Ada Lovelace You ?ada@example.org/);
    expect(page.text()).toMatch(/Invited ?sent 4 May 2026/);
    expect(page.text()).toContain('Never');
    expect(page.text()).toContain('1–2 of 2');
  });

  it('searches, filters and sorts by its address', async () => {
    const page = await people(
      '/people?role=organizer&state=invited&search=in&sort=createdAt&order=down&page=2',
      '/employees?sort=createdAt&order=down&page=1&size=25&search=in&role=organizer&state=invited',
    );
    await page.press('Name');
    expect(page.router.url).toBe('/people?search=in&role=organizer&state=invited');
  });

  it('takes access away after asking, and says so', async () => {
    const page = await people();
    await page.press('More about Inga');
    above('Deactivate').click();
    await page.settle();
    expect(document.body.textContent).toContain('Deactivate Inga?');
    above('Deactivate').click();
    await page.answer('POST', '/employees/usr_2/deactivate', { ...inga, state: 'inactive' });
    await page.answer('GET', FIRST, { employees: [ada], total: 1 });
    expect(page.text()).toContain('Inga has no access any more.');
  });

  it('does not offer to deactivate oneself', async () => {
    const page = await people();
    await page.press('More about Ada Lovelace');
    expect(() => above('Deactivate')).toThrow();
  });

  it('says when nobody fits, with a way back', async () => {
    const page = await openPage('/people?role=steward', 'admin');
    const asked = `${FIRST}&role=steward`;
    await page.answer('GET', asked, { employees: [], total: 0 });
    await page.press('Show everybody');
    expect(page.router.url).toBe('/people');
  });

  it('is for admins alone', async () => {
    const page = await openPage('/people', 'organizer');
    expect(page.router.url).toMatch(/^\/events/);
  });
});
