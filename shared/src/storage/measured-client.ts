import type { ConsumedCapacity, DynamoDB } from '@aws-sdk/client-dynamodb';
import { SpanKind, trace, type Attributes, type Span } from '@opentelemetry/api';
import { inSpan, markFailed, secondsSince, type Telemetry } from '../telemetry/index.ts';
import { faultKind, isThrottle } from './conflicts.ts';

/** Seconds; DynamoDB answers within milliseconds. */
const BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Actions on items; only they tell what they consumed. */
const ON_ITEMS = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'DeleteItem',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'TransactGetItems',
  'TransactWriteItems',
  'UpdateItem',
]);

type Input = {
  readonly TableName?: string;
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<Record<string, { readonly TableName?: string }>>[];
};

type Output = {
  readonly $metadata: { readonly attempts?: number };
  readonly ConsumedCapacity?: ConsumedCapacity | readonly ConsumedCapacity[];
};

type Instruments = ReturnType<typeof instrumentsOf>;

/**
 * Times every operation of a client, counts what it consumed, its throttles and the SDK's own retries; an operation of a
 * request or effect that is traced is a span. A client of whom nobody asked stays as it is.
 */
export function measureClient(client: DynamoDB, telemetry: Telemetry): void {
  const { asked, tracer } = telemetry;
  if (!asked.metrics && !asked.traces) return;
  const instruments = instrumentsOf(telemetry);
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = operationOf(context.commandName);
      const labels = labelsOf(operation, args.input as Input);
      const telling = asked.metrics && ON_ITEMS.has(operation);
      const input = telling
        ? { ...args.input, ReturnConsumedCapacity: 'TOTAL' as const }
        : args.input;
      const send = () => measured(instruments, labels, () => next({ ...args, input }));
      // Polls of jobs and live rooms belong to no request: they would be traces of one span each.
      if (!trace.getActiveSpan()?.isRecording()) return send();
      const name = [operation, labels['db.collection.name']].filter(Boolean).join(' ');
      return inSpan(tracer, { name, kind: SpanKind.CLIENT, attributes: labels }, send, markFault);
    },
    { step: 'initialize', name: 'foyerMeasuring', priority: 'high' },
  );
  client.middlewareStack.add(
    (next, context) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        const operation = operationOf(context.commandName);
        if (isThrottle(faultKind(error)))
          instruments.throttles.add(1, { 'db.operation.name': operation });
        throw error;
      }
    },
    { step: 'deserialize', name: 'foyerThrottles', priority: 'high' },
  );
}

/** A condition that refused a write has done its work. */
function markFault(span: Span, error: unknown): void {
  const kind = faultKind(error);
  if (kind.startsWith('ConditionalCheckFailed')) span.setAttribute('error.type', kind);
  else markFailed(span, kind);
}

async function measured<T extends { output: object }>(
  instruments: Instruments,
  labels: Attributes,
  send: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  try {
    const reply = await send();
    instruments.duration.record(secondsSince(began), labels);
    tellOutput(instruments, labels, reply.output as Output);
    return reply;
  } catch (error) {
    instruments.duration.record(secondsSince(began), { ...labels, 'error.type': faultKind(error) });
    throw error;
  }
}

function tellOutput(
  { consumed, retries }: Instruments,
  labels: Attributes,
  { $metadata, ConsumedCapacity: units = [] }: Output,
): void {
  const operation = labels['db.operation.name'];
  const again = ($metadata.attempts ?? 1) - 1;
  if (again > 0) retries.add(again, labels);
  for (const { TableName: table, CapacityUnits: count = 0 } of [units].flat())
    consumed.add(count, { 'db.operation.name': operation, 'db.collection.name': table });
}

function instrumentsOf({ meter }: Telemetry) {
  return {
    duration: meter.createHistogram('db.client.operation.duration', {
      unit: 's',
      description: 'Duration of DynamoDB operations with their retries.',
      advice: { explicitBucketBoundaries: BUCKETS },
    }),
    consumed: meter.createCounter('foyer.dynamodb.consumed', {
      unit: '{capacity_unit}',
      description: 'Read or write units that operations consumed.',
    }),
    throttles: meter.createCounter('foyer.dynamodb.throttles', {
      description: 'Answers by which DynamoDB said that it has too much to do.',
    }),
    retries: meter.createCounter('foyer.dynamodb.retries', {
      description: 'Further tries of operations that came to a good end.',
    }),
  };
}

function operationOf(commandName: unknown): string {
  return String(commandName).replace(/Command$/, '');
}

/** Operation and table; an operation on several tables names none. */
function labelsOf(
  operation: string,
  { TableName, RequestItems, TransactItems }: Input,
): Attributes {
  const parts = TransactItems?.flatMap((item) => Object.values(item)) ?? [];
  const tables = new Set([
    ...(TableName === undefined ? [] : [TableName]),
    ...Object.keys(RequestItems ?? {}),
    ...parts.map((part) => part.TableName),
  ]);
  const [table] = tables;
  return {
    'db.system.name': 'aws.dynamodb',
    'db.operation.name': operation,
    ...(tables.size === 1 && table !== undefined && { 'db.collection.name': table }),
  };
}
