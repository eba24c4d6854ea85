import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from 'dynamoose/dist/Item.js';
import { isDeepStrictEqual } from 'node:util';
import {
  DomainError,
  portalOf,
  type Account,
  type EmployeeAccount,
  type UserId,
} from '../domain/index.ts';
import type { AccountStore } from '../use-cases/ports.ts';
import { committing, failedConditions, reading, type FailedItem } from './conflicts.ts';
import type { Database } from './database.ts';
import { queryAll } from './query-all.ts';
import { attachedTo, type Attached } from './user-commit.ts';
import { accountIn, guardKey, userModel, userRecord, type UserRecord } from './user.model.ts';

/** Accounts in the Users table. */
export function accountStore(db: Database): AccountStore {
  const model = userModel(db);
  const read = async (userId: string): Promise<UserRecord | undefined> => {
    const found = await reading<Item | undefined>(() =>
      model.get({ userId }, { consistent: true }),
    );
    return found?.toJSON() as UserRecord | undefined;
  };
  const find = async (userId: UserId): Promise<Account | undefined> =>
    accountIn(await read(userId));
  return {
    find,
    async findByEmail(email, portal) {
      const guard = await read(guardKey(email, portal));
      return guard?.owner === undefined ? undefined : find(guard.owner);
    },
    add: (account, commit) => add(db, account, attachedTo(db, account, commit)),
    change: (from, to, commit) => change(db, from, to, attachedTo(db, to, commit)),
    remove: (account, commit) => remove(db, account, attachedTo(db, account, commit)),
    employees: () => employees(db),
  };
}

/** The account and the guard of its address stand or fall together. */
async function add(db: Database, account: Account, attached: Attached): Promise<void> {
  const guard = { userId: guardKey(account.email, portalOf(account.role)), owner: account.userId };
  const puts = [guard, userRecord(account)].map((item) => ({
    Put: {
      TableName: db.table('users'),
      Item: marshall(item, { removeUndefinedValues: true }),
      ConditionExpression: 'attribute_not_exists(userId)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    },
  }));
  const failed = await transact(db, puts, attached);
  const holder = failed?.get(0);
  // Our own guard stands when only the reply to the write was lost and the client sent it again.
  if (failed && holder?.['owner'] !== account.userId) throw new DomainError('email-taken');
}

async function change(
  db: Database,
  from: Account,
  to: Account,
  attached: Attached,
): Promise<boolean> {
  const next = userRecord({ ...to, revision: (from.revision ?? 0) + 1 });
  const Item = marshall(next, { removeUndefinedValues: true });
  const put = { Put: { TableName: db.table('users'), Item, ...asRead(from) } };
  const failed = await transact(db, [put], attached);
  return !failed || isDeepStrictEqual(failed.get(0), unmarshall(Item));
}

async function remove(db: Database, account: Account, attached: Attached): Promise<boolean> {
  const TableName = db.table('users');
  const guard = marshall({ userId: guardKey(account.email, portalOf(account.role)) });
  const failed = await transact(
    db,
    [
      { Delete: { TableName, Key: marshall({ userId: account.userId }), ...asRead(account) } },
      { Delete: { TableName, Key: guard } },
    ],
    attached,
  );
  return failed?.get(0) === undefined;
}

/** Holds where the account still has the revision that was read. */
function asRead({ revision }: Account) {
  return {
    ConditionExpression: revision
      ? 'revision = :revision'
      : 'attribute_exists(userId) AND attribute_not_exists(revision)',
    ...(revision && { ExpressionAttributeValues: marshall({ ':revision': revision }) }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

/** Commits; answers with the items whose conditions failed where those of the account's own writes did. */
async function transact(
  db: Database,
  own: TransactWriteItem[],
  attached: Attached,
): Promise<Map<number, FailedItem> | undefined> {
  const writes = [...own, ...attached.writes];
  try {
    await committing(() => db.client.transactWriteItems({ TransactItems: writes }));
    return undefined;
  } catch (error) {
    const failed = failedConditions(error);
    if (!failed) throw error;
    const first = Math.min(...failed.keys());
    if (first >= own.length) throw attached.refusalOf(first - own.length, error);
    return failed;
  }
}

/** What the index of employees carries: all but the password. */
async function employees(db: Database): Promise<readonly EmployeeAccount[]> {
  const items = await queryAll(db, {
    TableName: db.table('users'),
    IndexName: 'byPortal',
    KeyConditionExpression: 'portal = :portal',
    ExpressionAttributeValues: marshall({ ':portal': 'employee' }),
  });
  return items.map((item) => {
    const { portal: _portal, ...employee } = unmarshall(item) as EmployeeAccount & {
      portal: string;
    };
    return employee;
  });
}
