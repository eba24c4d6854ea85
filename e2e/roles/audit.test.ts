import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { employee } from '@foyer/shared/contract';
import type { AuditEntry } from '@foyer/shared/domain';
import { endpointsOf } from '@foyer/shared/http';
import { searchAudit } from '@foyer/shared/use-cases';
import { PORTAL_ACCOUNT_ROWS } from './portal-account-rows.ts';
import type { PortalRow } from './portal-access.ts';
import { PORTAL_DOOR_ROWS } from './portal-door-rows.ts';
import { PORTAL_BOOKING_ROWS } from './portal-booking-rows.ts';
import { PORTAL_EVENT_ROWS } from './portal-event-rows.ts';
import { PORTAL_MAIL_ROWS } from './portal-mail-rows.ts';
import { PORTAL_PLAN_ROWS } from './portal-plan-rows.ts';
import { PORTAL_WAITLIST_ROWS } from './portal-waitlist-rows.ts';
import { askPortal, portalStage, type PortalColumn } from './portal-stage.ts';
import { nameOf } from './row.ts';
import { now, startWorld, type World } from './world.ts';

/**
 * What the log does not tell of, although it is no GET: drawings and
 * messages that are only looked at, and scans, which have a log of their own.
 */
const CHANGES_NOTHING = [
  ...['drawTemplate', 'readPlanFile', 'scanTicket', 'syncScans'],
  ...['previewMessage', 'testMessage'],
];

const ENDPOINTS = endpointsOf(employee);

const CALLERS = ['organizer, own', 'admin'] as const satisfies readonly PortalColumn[];

const ROWS = [
  ...PORTAL_ACCOUNT_ROWS,
  ...PORTAL_EVENT_ROWS,
  ...PORTAL_MAIL_ROWS,
  ...PORTAL_DOOR_ROWS,
  ...PORTAL_PLAN_ROWS,
  ...PORTAL_BOOKING_ROWS,
  ...PORTAL_WAITLIST_ROWS,
].filter(changes);

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** True for what somebody signed in changes; the ways in have their tests with the accounts. */
function changes(row: PortalRow): boolean {
  const endpoint = ENDPOINTS[row.endpoint];
  const allowed = CALLERS.some((column) => row.expected[column] === 'yes');
  if (!allowed || CHANGES_NOTHING.includes(row.endpoint)) return false;
  return endpoint?.method !== 'get' && endpoint?.access !== 'public';
}

async function linesOf(employeeId: string): Promise<readonly AuditEntry[]> {
  const { audit } = world.portal.deps;
  return (await searchAudit({ audit }, { actor: employeeId, size: 100 }, now())).items;
}

it.each(ROWS.map((row) => [nameOf(row), row] as const))(
  '%s leaves one line in the log that names who did it',
  async (_name, row) => {
    for (const column of CALLERS.filter((one) => row.expected[one] === 'yes')) {
      const stage = await portalStage(world, column);
      const { account } = stage.caller;
      const sample = (await row.ask?.(stage)) ?? {};
      const before = await linesOf(account?.userId ?? '');
      await askPortal(world, row.endpoint, stage.caller, sample);
      const [line, ...others] = await linesOf(account?.userId ?? '');
      expect(others).toEqual(before);
      expect(line?.actor).toMatchObject({ name: account?.name, role: account?.role });
      // No password in it, in clear or hashed.
      expect(JSON.stringify(line)).not.toMatch(/correct horse|four quiet|\$2[aby]\$/);
      expect(line?.actor.address).toMatch(/127\.0\.0\.1|::1/);
    }
  },
);
