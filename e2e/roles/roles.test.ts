import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customer, employee, type Endpoint } from '@foyer/shared/contract';
import { endpointsOf } from '@foyer/shared/http';
import { readFile, writeFile } from 'node:fs/promises';
import { PORTAL_ACCOUNT_ROWS } from './portal-account-rows.ts';
import { PORTAL_DOOR_ROWS } from './portal-door-rows.ts';
import { PORTAL_BOOKING_ROWS } from './portal-booking-rows.ts';
import { PORTAL_EVENT_ROWS } from './portal-event-rows.ts';
import { PORTAL_MAIL_ROWS } from './portal-mail-rows.ts';
import { PORTAL_PLAN_ROWS } from './portal-plan-rows.ts';
import { PORTAL_WAITLIST_ROWS } from './portal-waitlist-rows.ts';
import { askPortal, PORTAL_COLUMNS, portalStage } from './portal-stage.ts';
import { rolesPage, type MeasuredLine } from './roles-page.ts';
import { nameOf, type Outcome } from './row.ts';
import { SITE_ROWS } from './site-rows.ts';
import { askSite, SITE_COLUMNS, siteStage } from './site-stage.ts';
import { startWorld, type World } from './world.ts';

const PAGE = new URL('../../docs/roles.md', import.meta.url);
const PORTAL_ROWS = [
  ...PORTAL_ACCOUNT_ROWS,
  ...PORTAL_EVENT_ROWS,
  ...PORTAL_MAIL_ROWS,
  ...PORTAL_DOOR_ROWS,
  ...PORTAL_PLAN_ROWS,
  ...PORTAL_BOOKING_ROWS,
  ...PORTAL_WAITLIST_ROWS,
];

let world: World;
const portalLines: MeasuredLine[] = [];
const siteLines: MeasuredLine[] = [];

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** The endpoints that a service's OpenAPI document names, as `get /path`. */
async function documented(base: string): Promise<string[]> {
  const reply = await fetch(`${base}/openapi.json`);
  const { paths } = (await reply.json()) as { paths: Record<string, Record<string, object>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
}

function addressesOf(
  rows: readonly { readonly endpoint: string }[],
  endpoints: Readonly<Record<string, Endpoint>>,
): string[] {
  const named = rows.map(({ endpoint }) => endpoints[endpoint]);
  return [...new Set(named.map((one) => `${one?.method} ${one?.path}`))];
}

describe('the portal', () => {
  it.each(PORTAL_ROWS.map((row) => [nameOf(row), row] as const))('%s', async (_name, row) => {
    const outcomes: Record<string, Outcome> = {};
    for (const column of PORTAL_COLUMNS) {
      const stage = await portalStage(world, column);
      const sample = (await row.ask?.(stage)) ?? {};
      outcomes[column] = (await askPortal(world, row.endpoint, stage.caller, sample)).outcome;
    }
    const { variant } = row;
    portalLines.push({ endpoint: employee[row.endpoint as 'me'], variant, outcomes });
    expect(outcomes).toEqual(row.expected);
  });

  it('has a line for every endpoint of its OpenAPI document', async () => {
    const lines = addressesOf(PORTAL_ROWS, endpointsOf(employee));
    expect(lines.sort()).toEqual((await documented(world.portal.base)).sort());
  });
});

describe('the site', () => {
  it.each(SITE_ROWS.map((row) => [nameOf(row), row] as const))('%s', async (_name, row) => {
    const outcomes: Record<string, Outcome> = {};
    for (const column of SITE_COLUMNS) {
      const stage = await siteStage(world, column);
      const sample = (await row.ask?.(stage)) ?? {};
      await stage.meanwhile();
      outcomes[column] = (await askSite(world, row.endpoint, stage.caller, sample)).outcome;
    }
    const { variant } = row;
    siteLines.push({ endpoint: customer[row.endpoint as 'me'], variant, outcomes });
    expect(outcomes).toEqual(row.expected);
  });

  it('has a line for every endpoint of its OpenAPI document', async () => {
    const lines = addressesOf(SITE_ROWS, endpointsOf(customer));
    expect(lines.sort()).toEqual((await documented(world.site.base)).sort());
  });
});

it('is what docs/roles.md shows', async () => {
  const page = rolesPage([
    {
      title: 'The portal',
      prefix: '/admin/api',
      columns: PORTAL_COLUMNS,
      lines: portalLines,
    },
    { title: 'The site', prefix: '/api', columns: SITE_COLUMNS, lines: siteLines },
  ]);
  if (process.env['ROLES_PAGE'] === 'write') await writeFile(PAGE, page);
  expect(await readFile(PAGE, 'utf8')).toBe(page);
});
