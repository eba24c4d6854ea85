import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { epochOf, type Account, type AuditEntry, type UserId } from '../domain/index.ts';
import type { SessionFamily, SessionStore } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { committing, failedConditions, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { queryAll } from './query-all.ts';
import { sessionItem, sessionKey, sessionOf } from './session.model.ts';
import { updateBuilder } from './update-builder.ts';

/** Sessions in the Sessions table. */
export function sessionStore(db: Database): SessionStore {
  return {
    begin: (family, account, entry) => begin(db, family, account, entry),
    find: (familyId) => find(db, familyId),
    rotate: (family, next) => rotate(db, family, next),
    end: (familyId, entry) => end(db, familyId, entry),
    ofUser: (userId) => ofUser(db, userId),
  };
}

async function begin(
  db: Database,
  family: SessionFamily,
  account: Account,
  entry?: AuditEntry,
): Promise<boolean> {
  const put = {
    TableName: db.table('sessions'),
    Item: sessionItem(family),
    ConditionExpression: 'attribute_not_exists(familyId)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
  const writes: TransactWriteItem[] = [{ Put: put }, signedIn(db, family, account)];
  if (entry) writes.push(auditPut(db, entry));
  try {
    await committing(() => db.client.transactWriteItems({ TransactItems: writes }));
    return true;
  } catch (error) {
    const failed = failedConditions(error);
    if (!failed) throw error;
    // Our own session stands when only the reply to the write was lost and the client sent it again.
    return failed.get(0)?.['tokenHash'] === family.tokenHash;
  }
}

/** The account with its last sign-in, if it is as its holder proved it to be. */
function signedIn(db: Database, family: SessionFamily, account: Account): TransactWriteItem {
  const builder = updateBuilder();
  const epoch = builder.path('sessionEpoch');
  builder.require(`${builder.path('passwordHash')} = ${builder.value(account.passwordHash)}`);
  builder.require(`${builder.path('active')} = ${builder.value(true)}`);
  builder.require(`${builder.path('mustChangePassword')} = ${builder.value(false)}`);
  builder.require(
    account.sessionEpoch === undefined
      ? `attribute_not_exists(${epoch})`
      : `${epoch} = ${builder.value(account.sessionEpoch)}`,
  );
  builder.set(`${builder.path('lastSignInAt')} = ${builder.value(family.createdAt)}`);
  builder.add(`${builder.path('revision')} ${builder.value(1)}`);
  return { Update: builder.build(db.table('users'), { userId: account.userId }) };
}

async function find(db: Database, familyId: string): Promise<SessionFamily | undefined> {
  const { Item } = await reading(() =>
    db.client.getItem({
      TableName: db.table('sessions'),
      Key: sessionKey(familyId),
      ConsistentRead: true,
    }),
  );
  return Item && sessionOf(Item);
}

/** Leaves the epoch as it stands, which ending all other sessions may raise at the same time. */
async function rotate(db: Database, family: SessionFamily, next: SessionFamily): Promise<boolean> {
  const { familyId, epoch: _epoch, ...fields } = next;
  const builder = updateBuilder();
  builder.require(`${builder.path('tokenHash')} = ${builder.value(family.tokenHash)}`);
  const expires = Math.ceil(epochOf(next.expiresAt) / 1_000);
  for (const [name, value] of Object.entries({ ...fields, expires }))
    builder.set(`${builder.path(name)} = ${builder.value(value)}`);
  const update = builder.build(db.table('sessions'), { familyId });
  try {
    await committing(() => db.client.updateItem(update));
    return true;
  } catch (error) {
    const failed = failedConditions(error);
    if (!failed) throw error;
    // Our own rotation stands when only the reply to it was lost.
    return failed.get(0)?.['tokenHash'] === next.tokenHash;
  }
}

async function end(db: Database, familyId: string, entry?: AuditEntry): Promise<void> {
  const gone = { TableName: db.table('sessions'), Key: sessionKey(familyId) };
  const writes: TransactWriteItem[] = [{ Delete: gone }];
  if (entry) writes.push(auditPut(db, entry));
  await committing(() => db.client.transactWriteItems({ TransactItems: writes }));
}

async function ofUser(db: Database, userId: UserId): Promise<readonly SessionFamily[]> {
  const items = await queryAll(db, {
    TableName: db.table('sessions'),
    IndexName: 'byUser',
    KeyConditionExpression: 'userId = :userId',
    ExpressionAttributeValues: marshall({ ':userId': userId }),
  });
  return items.map(sessionOf);
}
