import {
  HOUR_MS,
  instantOf,
  ticketIdOf,
  type Ticket,
  type TicketedEvent,
} from '@foyer/shared/domain';
import { passwordHasher, ticketKeysOf, ticketSigner } from '@foyer/shared/gateways';
import { accountStore, eventStore, ticketItem, type Database } from '@foyer/shared/storage';
import { marshall } from '@aws-sdk/util-dynamodb';

/** Who stands at the doors of the bench's event. */
export const DOOR_STEWARD = {
  userId: 'usr_benchsteward',
  email: 'doors@bench.example.org',
  password: 'a quiet door at night',
};

const WRITES_AT_ONCE = 25;
const BATCHES_AT_ONCE = 4;

/** Opens the doors of an event now, with a steward and tickets; answers with their codes. */
export async function openDoors(
  db: Database,
  like: TicketedEvent,
  sold: { readonly tickets: number; readonly signingKey: string },
): Promise<{ readonly event: TicketedEvent; readonly codes: readonly string[] }> {
  const event = openNow(like);
  const events = eventStore(db);
  await events.put(event);
  await addSteward(db);
  await events.assignSteward(event.eventId, DOOR_STEWARD.userId);
  const tickets = Array.from({ length: sold.tickets }, (_, index) => ticketOf(event, index));
  await issue(db, tickets);
  const signer = ticketSigner(ticketKeysOf(sold.signingKey));
  return { event, codes: tickets.map((ticket) => signer.sign(ticket)) };
}

function openNow(like: TicketedEvent): TicketedEvent {
  const now = Date.now();
  return {
    ...{ ...like, doors: ['North', 'South', 'East', 'West'] },
    doorsOpenAt: instantOf(now - HOUR_MS),
    startsAt: instantOf(now + HOUR_MS),
    endsAt: instantOf(now + 4 * HOUR_MS),
  };
}

async function addSteward(db: Database): Promise<void> {
  const passwords = passwordHasher();
  const { password, ...known } = DOOR_STEWARD;
  await accountStore(db).add({
    ...{ ...known, role: 'steward', name: 'Bench Steward', active: true },
    ...{ mustChangePassword: false, createdAt: instantOf(Date.now()) },
    passwordHash: await passwords.hash(password),
  });
  await passwords.close();
}

function ticketOf({ eventId, categories, currency }: TicketedEvent, index: number): Ticket {
  const bookingId = `bkg_bench${index.toString(36).padStart(6, '0')}`;
  const { categoryId = '', name = '', price = 0 } = categories[0] ?? {};
  return {
    ...{ ticketId: ticketIdOf(bookingId, 1), bookingId, number: 1, eventId, status: 'valid' },
    ...{ sectionId: 'sec_stalls', label: { section: 'Stalls', row: '1', seat: String(index) } },
    ...{ categoryId, categoryName: name, price, currency, attendee: `Guest Number ${index}` },
    ...{ generation: 1, issuedAt: instantOf(Date.now()) },
  };
}

async function issue(db: Database, tickets: readonly Ticket[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(tickets.length / WRITES_AT_ONCE) }, (_, index) =>
    tickets.slice(index * WRITES_AT_ONCE, (index + 1) * WRITES_AT_ONCE),
  ).values();
  const TableName = db.table('tickets');
  const worker = async (): Promise<void> => {
    for (const batch of batches) {
      const puts = batch.map((ticket) => ({ PutRequest: { Item: marshall(ticketItem(ticket)) } }));
      await db.client.batchWriteItem({ RequestItems: { [TableName]: puts } });
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, worker));
}
