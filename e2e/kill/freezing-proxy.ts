import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A sale whose writes are counted, and the one at which time stops for it. */
export type WatchedSale = {
  /** Known by the seat, then by every id that is written together with it. */
  readonly seatId: string;
  /** Counted from 1; none when absent. */
  readonly freezeAt?: number;
  /** Before the write reaches the store, or when it is done and only its reply is missing. */
  readonly moment?: 'before' | 'after';
};

/** A proxy before DynamoDB that can stop a sale between any two of its steps. */
export type FreezingProxy = {
  readonly endpoint: string;
  watch(sale: WatchedSale): void;
  /** Writes of a sale so far. */
  writesOf(seatId: string): number;
  /** Waits until each watched sale stands still or until nothing more happens; answers with the seats of those frozen. */
  settled(): Promise<ReadonlySet<string>>;
  /** Lets go of what was held, unanswered, and lets everything pass from now on. */
  thaw(): void;
  stop(): Promise<void>;
};

type Watched = WatchedSale & { readonly ids: Set<string>; writes: number; frozen: boolean };

const WRITE = /\.(PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems)$/;
/** Bookings, and the ULIDs of what their commits put into the outbox. */
const IDS = /bkg_[0-9a-z]{20}|"id":\{"S":"[0-9A-Z]{26}"\}/g;
const NOTHING_HAPPENS_MS = 4_000;

/** Starts a proxy before an endpoint. */
export async function startFreezingProxy(target: string): Promise<FreezingProxy> {
  const watched = new Map<string, Watched>();
  const held = new Set<ServerResponse>();
  let lastWrite = Date.now();

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const sales = isWrite(incoming) ? salesIn(body, watched) : [];
    if (sales.length > 0) lastWrite = Date.now();
    for (const sale of sales) sale.writes += 1;
    const stops = sales.filter((sale) => sale.writes >= (sale.freezeAt ?? Infinity));
    for (const sale of stops) sale.frozen = true;
    const passes = stops.every((sale) => sale.writes === sale.freezeAt && sale.moment === 'after');
    const answer = passes ? await forward(target, incoming, body) : undefined;
    if (stops.length > 0) held.add(outgoing);
    else if (answer) outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    watch: (sale) =>
      void watched.set(sale.seatId, {
        ...sale,
        ids: new Set([`"${sale.seatId}"`]),
        writes: 0,
        frozen: false,
      }),
    writesOf: (seatId) => watched.get(seatId)?.writes ?? 0,
    async settled() {
      lastWrite = Date.now();
      const waiting = () =>
        [...watched.values()].some(({ freezeAt, frozen }) => freezeAt && !frozen);
      while (waiting() && Date.now() - lastWrite < NOTHING_HAPPENS_MS) await sleep(20);
      return new Set(
        [...watched.values()].filter(({ frozen }) => frozen).map(({ seatId }) => seatId),
      );
    },
    thaw() {
      watched.clear();
      for (const outgoing of held) outgoing.destroy();
      held.clear();
    },
    stop: () => stop(server),
  };
}

function isWrite({ headers }: IncomingMessage): boolean {
  return WRITE.test(String(headers['x-amz-target']));
}

/** The sales that a write is about; a sale learns the ids that stand in a write of its own alone. */
function salesIn(body: string, watched: ReadonlyMap<string, Watched>): Watched[] {
  const sales = [...watched.values()].filter(({ ids }) => [...ids].some((id) => body.includes(id)));
  if (sales.length === 1) for (const [id] of body.matchAll(IDS)) sales[0]?.ids.add(id);
  return sales;
}

async function forward(target: string, incoming: IncomingMessage, body: string) {
  const {
    'content-length': _length,
    host: _host,
    connection: _connection,
    ...headers
  } = incoming.headers;
  const sent = headers as Record<string, string>;
  const reply = await fetch(target, { method: 'POST', headers: sent, body });
  const type = reply.headers.get('content-type') ?? 'application/x-amz-json-1.0';
  return { status: reply.status, headers: { 'content-type': type }, body: await reply.text() };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
