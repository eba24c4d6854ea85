import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { AuditEntry, DrawnRoom, SavedPlan, TextHash } from '../domain/index.ts';
import type { ObjectStore, SavedPlanStore } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { commitUnlessRefused, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { queryAll } from './query-all.ts';

/** What keeping plans needs. */
export type SavedPlanDeps = {
  readonly db: Database;
  readonly objects: ObjectStore;
  readonly hash: TextHash;
};

/** Kept plans in the Plans table, their drawings as JSON objects `drawings/<fingerprint>.json` that never change. */
export function savedPlanStore({ db, objects, hash }: SavedPlanDeps): SavedPlanStore {
  return {
    async ofOwner(ownerId) {
      const items = await queryAll(db, {
        TableName: db.table('plans'),
        KeyConditionExpression: 'ownerId = :owner',
        ExpressionAttributeValues: marshall({ ':owner': ownerId }),
        ConsistentRead: true,
      });
      const plans = items.map((item) => unmarshall(item) as SavedPlan);
      return plans.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
    },
    async find(ownerId, planId) {
      const { Item } = await reading(() =>
        db.client.getItem({
          TableName: db.table('plans'),
          Key: marshall({ ownerId, planId }),
          ConsistentRead: true,
        }),
      );
      return Item && (unmarshall(Item) as SavedPlan);
    },
    async saveDrawing(room) {
      const text = JSON.stringify(room);
      const drawing = hash(text);
      await objects.add(keyOf(drawing), new TextEncoder().encode(text), 'application/json');
      return drawing;
    },
    async drawing({ drawing }) {
      const found = await objects.get(keyOf(drawing));
      return found && (JSON.parse(new TextDecoder().decode(found.content)) as DrawnRoom);
    },
    put: (from, to, entry) => put(db, from, to, entry),
    remove: (plan, entry) => remove(db, plan, entry),
  };
}

function put(
  db: Database,
  from: SavedPlan | undefined,
  to: SavedPlan,
  entry: AuditEntry,
): Promise<boolean> {
  const item = { TableName: db.table('plans'), Item: marshall(to) };
  const condition = from ? isAsRead(from) : { ConditionExpression: 'attribute_not_exists(planId)' };
  const TransactItems = [{ Put: { ...item, ...condition } }, auditPut(db, entry)];
  return commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems }));
}

function remove(db: Database, plan: SavedPlan, entry: AuditEntry): Promise<boolean> {
  const { ownerId, planId } = plan;
  const item = { TableName: db.table('plans'), Key: marshall({ ownerId, planId }) };
  const TransactItems = [{ Delete: { ...item, ...isAsRead(plan) } }, auditPut(db, entry)];
  return commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems }));
}

/** That the plan has not been changed since it was read. */
function isAsRead({ updatedAt, drawing }: SavedPlan) {
  return {
    ConditionExpression: 'updatedAt = :updatedAt AND drawing = :drawing',
    ExpressionAttributeValues: marshall({ ':updatedAt': updatedAt, ':drawing': drawing }),
  };
}

function keyOf(drawing: string): string {
  return `drawings/${drawing}.json`;
}
