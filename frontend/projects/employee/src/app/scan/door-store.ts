import type { employee } from '@foyer/shared/contract';
import type { DoorTicket, Instant, ScanOutcome, ScanDirection } from '@foyer/shared/domain';

/** What a device keeps of an event at whose doors it is. */
export type DoorKit = {
  readonly eventId: string;
  readonly doors: employee.DoorsView;
  /** The moment up to which the list of tickets is complete; absent until all of it is loaded. */
  readonly asOf?: Instant;
};

/** A scan that the device decided by itself and still has to hand in. */
export type QueuedScan = {
  readonly scanId: string;
  readonly eventId: string;
  readonly code?: string;
  readonly ticketId?: string;
  readonly direction: ScanDirection;
  readonly door: string;
  readonly at: Instant;
  readonly decided: ScanOutcome;
};

type KeptTicket = DoorTicket & { readonly eventId: string };

const DATABASE = 'foyer-doors';
const [KITS, TICKETS, QUEUE] = ['kits', 'tickets', 'queue'] as const;

let opened: Promise<IDBDatabase> | undefined;

/** What the device keeps of an event. */
export function keptKit(eventId: string): Promise<DoorKit | undefined> {
  return use([KITS], 'readonly', (store) =>
    answered(store(KITS).get(eventId) as IDBRequest<DoorKit | undefined>),
  );
}

/** Keeps what is known of an event. */
export function keepKit(kit: DoorKit): Promise<unknown> {
  return use([KITS], 'readwrite', (store) => answered(store(KITS).put(kit)));
}

/** Keeps tickets in place of what was kept of them. */
export function keepTickets(
  eventId: string,
  tickets: readonly employee.DoorTicketView[],
): Promise<unknown> {
  return use([TICKETS], 'readwrite', (store) => {
    for (const ticket of tickets) store(TICKETS).put({ ...ticket, eventId });
    return Promise.resolve();
  });
}

/** How many tickets of an event are kept. */
export function countTickets(eventId: string): Promise<number> {
  return use([TICKETS], 'readonly', (store) => answered(store(TICKETS).count(ticketsOf(eventId))));
}

/** A scan to be decided by what is kept, and what it leaves there. */
export type Decide<T> = (listed: DoorTicket | undefined) => {
  readonly answer: T;
  readonly ticket?: DoorTicket;
  readonly queued: QueuedScan;
};

/** Decides a scan by the list and keeps what comes of it, both or nothing, so that a tab that closes loses no scan. */
export function decideKept<T>(
  eventId: string,
  ticketId: string | undefined,
  decide: Decide<T>,
): Promise<T> {
  return use([TICKETS, QUEUE], 'readwrite', async (store) => {
    const request = store(TICKETS).get([eventId, ticketId ?? '']);
    const listed = await answered(request as IDBRequest<KeptTicket | undefined>);
    const { answer, ticket, queued } = decide(listed);
    if (ticket) store(TICKETS).put({ ...ticket, eventId });
    store(QUEUE).put(queued);
    return answer;
  });
}

/** The oldest scans of an event that are still to be handed in. */
export function queuedScans(eventId: string, limit: number): Promise<QueuedScan[]> {
  return use([QUEUE], 'readonly', (store) =>
    answered(store(QUEUE).index('byEvent').getAll(eventId, limit) as IDBRequest<QueuedScan[]>),
  );
}

/** How many scans of an event are still to be handed in. */
export function countQueued(eventId: string): Promise<number> {
  return use([QUEUE], 'readonly', (store) =>
    answered(store(QUEUE).index('byEvent').count(eventId)),
  );
}

/** Forgets scans that were handed in. */
export function forgetQueued(scanIds: readonly string[]): Promise<unknown> {
  return use([QUEUE], 'readwrite', (store) => {
    for (const scanId of scanIds) store(QUEUE).delete(scanId);
    return Promise.resolve();
  });
}

/** Forgets every event and its tickets. Scans that were not handed in yet stay, without which somebody would come in twice. */
export function wipeDoors(): Promise<unknown> {
  return use([KITS, TICKETS], 'readwrite', (store) => {
    store(KITS).clear();
    store(TICKETS).clear();
    return Promise.resolve();
  });
}

function ticketsOf(eventId: string): IDBKeyRange {
  return IDBKeyRange.bound([eventId], [eventId, []]);
}

type StoreName = typeof KITS | typeof TICKETS | typeof QUEUE;

/** Does something in one transaction; resolves when all of it is kept. */
async function use<T>(
  names: readonly StoreName[],
  mode: IDBTransactionMode,
  task: (store: (name: StoreName) => IDBObjectStore) => Promise<T>,
): Promise<T> {
  opened ??= open();
  const database = await opened;
  const transaction = database.transaction(names, mode, { durability: 'strict' });
  const finished = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('Nothing was kept'));
  });
  const [result] = await Promise.all([task((name) => transaction.objectStore(name)), finished]);
  return result;
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore(KITS, { keyPath: 'eventId' });
    database.createObjectStore(TICKETS, { keyPath: ['eventId', 'ticketId'] });
    database.createObjectStore(QUEUE, { keyPath: 'scanId' }).createIndex('byEvent', 'eventId');
  };
  return answered(request);
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing'));
  });
}
