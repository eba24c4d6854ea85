import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Instant, ScanId, Ticket } from '../domain/index.ts';
import type { MoveOutcome, TicketMove, Undoing } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { committing, commitUnlessRefused, failedConditions } from './conflicts.ts';
import type { Database } from './database.ts';
import { outboxPut } from './outbox-item.ts';
import { scanIn, scanKey, scanPut, type ScanItem } from './scan-item.ts';
import type { TicketItem } from './ticket-item.ts';
import { ticketOf } from './ticket.model.ts';
import { updateBuilder, type UpdateBuilder } from './update-builder.ts';

/** What a door changes of a ticket. */
const MOVED = ['status', 'admittedAt', 'admittedDoor', 'admittedBy', 'movement'] as const;

/**
 * Commits what a scan makes of a ticket: the ticket if it is as it was read, the scan's record unless it is there, and what
 * has to be counted. A record that is there answers for a scan that was sent again.
 */
export async function moveTicket(db: Database, move: TicketMove): Promise<MoveOutcome> {
  const { from, to, scan, effects } = move;
  const writes: TransactWriteItem[] = [
    ticketChange(db, from, to, scan.receivedAt),
    { Put: scanPut(db, scan) },
    ...effects.map((effect) => outboxPut(db, effect, scan.receivedAt)),
  ];
  try {
    await committing(() => db.client.transactWriteItems({ TransactItems: writes }));
    return { kind: 'moved' };
  } catch (error) {
    const failed = failedConditions(error);
    const scanned = failed?.get(1) as ScanItem | undefined;
    if (scanned) return { kind: 'repeated', scan: scanIn(scanned) };
    const standing = failed?.get(0) as TicketItem | undefined;
    if (!standing) throw error;
    return { kind: 'changed', ticket: ticketOf(standing) };
  }
}

/** Takes an admission back: the ticket, the mark on the scan that admitted it, the log and the count. */
export function undoAdmission(db: Database, undoing: Undoing): Promise<boolean> {
  const { from, to, entry, effects } = undoing;
  const writes: TransactWriteItem[] = [
    ticketChange(db, from, to, entry.at),
    ...(from.admittedBy === undefined ? [] : [scanUndone(db, from, undoing)]),
    auditPut(db, entry),
    ...effects.map((effect) => outboxPut(db, effect, entry.at)),
  ];
  return commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems: writes }));
}

function ticketChange(
  db: Database,
  from: Ticket,
  to: Ticket,
  touchedAt: Instant,
): TransactWriteItem {
  const builder = updateBuilder();
  for (const field of ['status', 'generation'] as const)
    builder.require(`${builder.path(field)} = ${builder.value(from[field])}`);
  requireScan(builder, ['admittedBy'], from.admittedBy);
  requireScan(builder, ['movement', 'scanId'], from.movement?.scanId);
  builder.set(`${builder.path('touchedAt')} = ${builder.value(touchedAt)}`);
  for (const field of MOVED.filter((one) => to[one] !== from[one])) {
    const value = to[field];
    if (value === undefined) builder.remove(builder.path(field));
    else builder.set(`${builder.path(field)} = ${builder.value(value)}`);
  }
  const { bookingId, number } = from;
  return { Update: builder.build(db.table('tickets'), { bookingId, number }) };
}

/** The ticket was last moved by the scan that was read of it, or by none. */
function requireScan(builder: UpdateBuilder, place: readonly string[], scanId?: ScanId): void {
  const path = builder.path(...place);
  builder.require(
    scanId === undefined ? `attribute_not_exists(${path})` : `${path} = ${builder.value(scanId)}`,
  );
}

function scanUndone(
  db: Database,
  { eventId, admittedBy: scanId = '' }: Ticket,
  { entry }: Undoing,
): TransactWriteItem {
  return {
    Update: {
      TableName: db.table('scans'),
      Key: scanKey({ eventId, scanId }),
      UpdateExpression: 'SET undoneAt = :at, undoneBy = :by',
      ConditionExpression: 'attribute_exists(scanId)',
      ExpressionAttributeValues: {
        ':at': { S: entry.at },
        ':by': { S: entry.actor.employeeId },
      },
    },
  };
}
