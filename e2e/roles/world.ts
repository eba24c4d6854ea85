import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { startTestService as startSite } from '../../customer-service/src/testing/test-service.ts';
import { startTestService as startPortal } from '../../employee-service/src/testing/test-service.ts';
import { instantOf, newId, type Account, type Role, type UserId } from '@foyer/shared/domain';
import { eventStore, inventoryWriter, seatStore } from '@foyer/shared/storage';
import { smallHouse, startTestDatabase } from '@foyer/shared/testing';
import { startSession } from '@foyer/shared/use-cases';
import type { Credentials } from './ask.ts';

/** The password of everybody in a world. */
export const PASSWORD = 'correct horse battery';

/** Somebody with an account and a session. */
export type Member = Credentials & {
  readonly account: Account;
  readonly token: string;
  /** As the cookie carries it. */
  readonly refreshToken: string;
};

/** Both services in this process, on one database and one folder for objects. */
export type World = Awaited<ReturnType<typeof startWorld>>;

/** Starts a world of its own. */
export async function startWorld() {
  const database = await startTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'foyer-roles-'));
  const settings = { DYNAMODB_ENDPOINT: database.endpoint, OBJECT_STORE_DIR: folder };
  const [portal, site] = [await startPortal(settings), await startSite(settings)];
  const servers = await Promise.all([portal.app.listen(0), site.app.listen(0)].map(listening));
  const [portalBase, siteBase] = servers.map(({ port }) => `http://127.0.0.1:${port}`);
  await portal.deps.plans.save(smallHouse());
  const passwordHash = await portal.deps.passwords.hash(PASSWORD);
  const add = (change: Partial<Account> & { role: Role }) =>
    addAccount(portal.deps.accounts, { passwordHash, ...change });
  return {
    db: database.db,
    portal: { deps: portal.deps, base: `${portalBase}/admin/api` },
    site: { deps: site.deps, base: `${siteBase}/api` },
    events: eventStore(database.db),
    seats: seatStore(database.db, inventoryWriter(database.db)),
    add,
    /** Makes an account and signs it in. */
    async join(role: Role): Promise<Member> {
      const account = await add({ role });
      const { accessToken, refreshToken } = await startSession(portal.deps, account, now());
      return { account, token: accessToken, refreshToken };
    },
    async stop() {
      for (const { server } of servers) server.close().closeAllConnections();
      await portal.stop();
      await site.stop();
      await database.stop();
      await rm(folder, { recursive: true, maxRetries: 10 });
    },
  };
}

async function listening(server: Server) {
  if (!server.listening) await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

/** The present moment. */
export function now(): string {
  return instantOf(Date.now());
}

/** A new id behind a prefix. */
export function freshId(prefix: string): string {
  return newId(prefix, randomBytes);
}

type Accounts = {
  add(account: Account): Promise<void>;
  find(id: UserId): Promise<Account | undefined>;
};

async function addAccount(
  accounts: Accounts,
  change: Partial<Account> & Pick<Account, 'role' | 'passwordHash'>,
): Promise<Account> {
  const userId = freshId('usr');
  await accounts.add({
    ...{ userId, email: `${userId.slice(4)}@example.org`, name: 'Alex Example' },
    ...{ active: true, mustChangePassword: false, createdAt: now() },
    ...change,
  });
  // As it stands, since changes are made on the state that was read.
  const account = await accounts.find(userId);
  if (!account) throw new Error('The account was not kept.');
  return account;
}
