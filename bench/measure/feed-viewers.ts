/**
 * Many clients that look at one room, in a process of their own: opens their streams when told to, notes when each
 * sees what, and answers with how long holds took to be seen.
 */
import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { percentilesOf, type Percentiles } from './percentiles.ts';

/** A hold of some seats: at which moment its buyer had the answer, and where its change shows. */
export type SeenHold = {
  readonly rowId: string;
  readonly seat: number;
  readonly repliedAt: number;
  /** Whether it was made at the service that is looked at, or at another one. */
  readonly made: 'here' | 'elsewhere';
};

/** What the viewers are told. */
export type ViewerOrder =
  | { readonly kind: 'open'; readonly url: string; readonly clients: number }
  | { readonly kind: 'measure'; readonly holds: readonly SeenHold[] }
  | { readonly kind: 'drop' | 'resume'; readonly clients: number };

/** What the viewers answer. */
export type ViewerReport =
  | { readonly kind: 'opened' | 'dropped' }
  | {
      readonly kind: 'measured';
      readonly samples: number;
      readonly missed: number;
      readonly holdToClientMs: Percentiles;
      readonly hereMs: Percentiles;
      readonly elsewhereMs: Percentiles;
    }
  | {
      readonly kind: 'resumed';
      readonly byDelta: number;
      readonly bySnapshot: number;
      readonly unchanged: number;
    };

type Client = { request: ClientRequest; lastId: string; first: string | undefined };

/** Streams opened at a time. */
const AT_ONCE = 50;
/** How long a resumed client is waited for when nothing changes. */
const SETTLE_MS = 3_000;

let address = '';
const clients: Client[] = [];
/** When the clients saw each message, by its id; and what the first of them read in it. */
const arrivals = new Map<string, number[]>();
const readings: { readonly id: string; readonly rows: Readonly<Record<string, string>> }[] = [];

process.on('message', (order: ViewerOrder) => {
  void obey(order).then((report) => process.send?.(report));
});

async function obey(order: ViewerOrder): Promise<ViewerReport> {
  switch (order.kind) {
    case 'open':
      address = order.url;
      await openAll(Array.from({ length: order.clients }, (_, index) => index));
      return { kind: 'opened' };
    case 'drop':
      for (const client of clients.slice(-order.clients)) client.request.destroy();
      return { kind: 'dropped' };
    case 'resume':
      return resume(order.clients);
    case 'measure':
      return measure(order.holds);
  }
}

async function openAll(indexes: readonly number[]): Promise<void> {
  for (let start = 0; start < indexes.length; start += AT_ONCE)
    await Promise.all(indexes.slice(start, start + AT_ONCE).map(open));
}

/** Opens the stream of a client; resolves when it is answered. */
function open(index: number): Promise<void> {
  const lastId = clients[index]?.lastId ?? '';
  return new Promise((resolve, reject) => {
    const headers = lastId === '' ? {} : { 'last-event-id': lastId };
    const request = get(address, { agent: false, headers }, (response) => {
      read(client, index, response);
      resolve();
    });
    const client: Client = { request, lastId, first: undefined };
    clients[index] = client;
    request.once('error', reject);
  });
}

function read(client: Client, index: number, response: IncomingMessage): void {
  let pending = '';
  response.setEncoding('utf8').on('error', () => undefined);
  response.on('data', (text: string) => {
    const now = performance.timeOrigin + performance.now();
    const events = (pending + text).split('\n\n');
    pending = events.pop() ?? '';
    for (const event of events) note(client, index, event, now);
  });
}

function note(client: Client, index: number, event: string, now: number): void {
  if (!event.startsWith('event: ')) return;
  const [first = '', second = '', third = ''] = event.split('\n');
  client.first ??= first.slice('event: '.length);
  if (!second.startsWith('id: ')) return;
  client.lastId = second.slice('id: '.length);
  const times = arrivals.get(client.lastId) ?? [];
  if (times.push(now) === 1) arrivals.set(client.lastId, times);
  if (index > 0 || !first.endsWith('delta')) return;
  const { rows } = JSON.parse(third.slice('data: '.length)) as { rows: Record<string, string> };
  readings.push({ id: client.lastId, rows });
}

function measure(holds: readonly SeenHold[]): ViewerReport {
  const waits: Record<SeenHold['made'], number[]> = { here: [], elsewhere: [] };
  let missed = 0;
  for (const { rowId, seat, repliedAt, made } of holds) {
    const reading = readings.find(({ rows }) => (rows[rowId]?.[seat] ?? '.') !== '.');
    if (!reading) missed += 1;
    for (const time of arrivals.get(reading?.id ?? '') ?? [])
      waits[made].push(Math.max(0, time - repliedAt));
  }
  const all = [...waits.here, ...waits.elsewhere];
  return {
    kind: 'measured',
    samples: all.length,
    missed,
    holdToClientMs: percentilesOf(all),
    hereMs: percentilesOf(waits.here),
    elsewhereMs: percentilesOf(waits.elsewhere),
  };
}

async function resume(count: number): Promise<ViewerReport> {
  const indexes = clients.map((_, index) => index).slice(-count);
  await openAll(indexes);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const first = indexes.map((index) => clients[index]?.first);
  const counted = (kind: string | undefined) => first.filter((one) => one === kind).length;
  return {
    kind: 'resumed',
    byDelta: counted('delta'),
    bySnapshot: counted('snapshot'),
    unchanged: counted(undefined),
  };
}
