import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';

/** What went through a meter since its last reset. */
export type MeterReading = {
  /** Requests by operation, such as `UpdateItem`. */
  readonly requests: Readonly<Record<string, number>>;
  readonly writeUnits: number;
  readonly readUnits: number;
};

/** A proxy before DynamoDB that counts what a service asks of it. */
export type DynamoMeter = {
  readonly endpoint: string;
  read(): MeterReading;
  reset(): void;
  stop(): Promise<void>;
};

const WRITES = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
]);

/** Starts a meter before an endpoint; each request is asked to report the capacity it consumes. */
export async function startDynamoMeter(target: string): Promise<DynamoMeter> {
  const agent = new Agent({ connections: 64 });
  let counted = emptyReading();
  const server = createServer((incoming, outgoing) => {
    void forward(agent, target, incoming)
      .then(({ operation, status, headers, body }) => {
        counted = withCall(counted, operation, body);
        outgoing.writeHead(status, headers).end(body);
      })
      .catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    read: () => counted,
    reset: () => {
      counted = emptyReading();
    },
    stop: () => stop(server, agent),
  };
}

/** Write requests of a reading; a transaction is one. */
export function writeRequestsOf({ requests }: MeterReading): number {
  return Object.entries(requests)
    .filter(([operation]) => WRITES.has(operation))
    .reduce((sum, [, calls]) => sum + calls, 0);
}

const emptyReading = (): MeterReading => ({ requests: {}, writeUnits: 0, readUnits: 0 });

async function forward(agent: Agent, target: string, incoming: IncomingMessage) {
  const operation =
    (incoming.headers['x-amz-target'] as string | undefined)?.split('.')[1] ?? 'none';
  const sent = JSON.parse((await bodyOf(incoming)) || '{}') as object;
  const asked = operation === 'none' ? sent : { ...sent, ReturnConsumedCapacity: 'TOTAL' };
  const {
    'content-length': _length,
    host: _host,
    connection: _connection,
    ...headers
  } = incoming.headers;
  const reply = await request(target, {
    dispatcher: agent,
    method: 'POST',
    headers,
    body: JSON.stringify(asked),
  });
  const body = await reply.body.text();
  const type = String(reply.headers['content-type'] ?? 'application/x-amz-json-1.0');
  return { operation, status: reply.statusCode, headers: { 'content-type': type }, body };
}

type Consumed = { CapacityUnits?: number };

function withCall(reading: MeterReading, operation: string, body: string): MeterReading {
  const { ConsumedCapacity } = JSON.parse(body || '{}') as {
    ConsumedCapacity?: Consumed | Consumed[];
  };
  const consumed = [ConsumedCapacity ?? []].flat();
  const units = consumed.reduce((sum, each) => sum + (each.CapacityUnits ?? 0), 0);
  const writes = WRITES.has(operation);
  return {
    requests: { ...reading.requests, [operation]: (reading.requests[operation] ?? 0) + 1 },
    writeUnits: reading.writeUnits + (writes ? units : 0),
    readUnits: reading.readUnits + (writes ? 0 : units),
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function stop(server: Server, agent: Agent): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  await agent.close();
}
