import type { EventCard, TicketView } from '@foyer/shared/contract';

/** A ticket as a device keeps it: what its card shows. */
export type KeptTicket = Pick<
  TicketView,
  'ticketId' | 'number' | 'status' | 'label' | 'categoryName' | 'attendee' | 'code'
>;

/** Tickets that were opened on this device, so that they can be shown without a connection. */
export type KeptTickets = {
  /** The id of the booking, or of the ticket that was passed on. */
  readonly key: string;
  /** The account that was signed in; tickets of another one go when this one's are kept. */
  readonly owner?: string | undefined;
  readonly event: Pick<EventCard, 'title' | 'startsAt' | 'endsAt' | 'venue'>;
  readonly tickets: readonly KeptTicket[];
};

/** What is kept of an event. */
export function shownOf({ title, startsAt, endsAt, venue }: EventCard): KeptTickets['event'] {
  return { title, startsAt, endsAt, venue };
}

/** What is kept of a ticket: nothing that its card does not show. */
export function cardOf(ticket: TicketView): KeptTicket {
  const { ticketId, number, status, label, categoryName, attendee, code } = ticket;
  return { ticketId, number, status, label, categoryName, attendee, code };
}

const DATABASE = 'foyer-tickets';
const STORE = 'kept';
/** How long after its event a ticket is kept. */
const KEPT_AFTER_MS = 24 * 3_600_000;

/** Keeps tickets in place of what was kept of them; none are forgotten. False where the browser keeps nothing. */
export async function keepTickets(kept: KeptTickets): Promise<boolean> {
  for (const other of await allKept()) {
    const strange = other.owner !== undefined && other.owner !== kept.owner;
    const over = Date.parse(other.event.endsAt) + KEPT_AFTER_MS < Date.now();
    if (strange || over) await forgetTickets(other.key);
  }
  if (kept.tickets.length > 0)
    return (await use('readwrite', (store) => store.put(kept))) !== undefined;
  await forgetTickets(kept.key);
  return false;
}

/** What is kept of a booking or a ticket. */
export function keptTickets(key: string): Promise<KeptTickets | undefined> {
  return use('readonly', (store) => store.get(key) as IDBRequest<KeptTickets | undefined>);
}

/** All that is kept, the next event first. */
export async function allKept(): Promise<readonly KeptTickets[]> {
  const all = (await use('readonly', (store) => store.getAll() as IDBRequest<KeptTickets[]>)) ?? [];
  return all.sort((one, other) => one.event.startsAt.localeCompare(other.event.startsAt));
}

/** Forgets what is kept of a booking or a ticket. */
export async function forgetTickets(key: string): Promise<void> {
  await use('readwrite', (store) => store.delete(key));
}

/** Forgets everything, as on signing out. */
export async function forgetAllTickets(): Promise<void> {
  await use('readwrite', (store) => store.clear());
}

/** Does one thing with what is kept; undefined where the visitor has forbidden storage, or it is full: the site works on. */
async function use<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const database = await opened();
    try {
      return await answerOf(act(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  } catch {
    return undefined; // storage is forbidden or full: the documented way on
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
  return answerOf(request);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing.'));
  });
}
