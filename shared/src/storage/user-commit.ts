import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { DomainError, instantOf, type Account, type Refusal } from '../domain/index.ts';
import type { AccountCommit } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import type { Database } from './database.ts';
import { outboxPut } from './outbox-item.ts';

/** What stands in the transaction beside the account, and what it means when one of its conditions fails. */
export type Attached = {
  readonly writes: readonly TransactWriteItem[];
  refusalOf(position: number, cause: unknown): DomainError;
};

/** The writes that are committed with an account's change. */
export function attachedTo(
  db: Database,
  account: Account,
  { effects = [], entry, by, keeps }: AccountCommit = {},
): Attached {
  const conditional: [TransactWriteItem, Refusal][] = [
    ...(by === undefined ? [] : [whileActive(db, by)]),
    ...(keeps === undefined ? [] : [goingOn(db, keeps, account)]),
  ];
  const now = instantOf(Date.now());
  return {
    writes: [
      ...conditional.map(([write]) => write),
      ...effects.map((effect) => outboxPut(db, effect, now)),
      ...(entry ? [auditPut(db, entry)] : []),
    ],
    refusalOf(position, cause) {
      const [, refusal = 'internal'] = conditional[position] ?? [];
      return new DomainError(refusal, {}, { cause });
    },
  };
}

/** Two admins who deactivate each other at once would leave none: the second one finds that they are none any more. */
function whileActive(db: Database, userId: string): [TransactWriteItem, Refusal] {
  const check = {
    TableName: db.table('users'),
    Key: marshall({ userId }),
    ConditionExpression: 'active = :active',
    ExpressionAttributeValues: marshall({ ':active': true }),
  };
  return [{ ConditionCheck: check }, 'account-inactive'];
}

/** The session that goes on takes over the account's new epoch. */
function goingOn(
  db: Database,
  familyId: string,
  { sessionEpoch = 0 }: Account,
): [TransactWriteItem, Refusal] {
  const update = {
    TableName: db.table('sessions'),
    Key: marshall({ familyId }),
    UpdateExpression: 'SET epoch = :epoch',
    ConditionExpression: 'attribute_exists(familyId)',
    ExpressionAttributeValues: marshall({ ':epoch': sessionEpoch }),
  };
  return [{ Update: update }, 'not-signed-in'];
}
