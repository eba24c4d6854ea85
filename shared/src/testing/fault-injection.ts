import {
  TransactionCanceledException,
  TransactionConflictException,
  ProvisionedThroughputExceededException,
  type DynamoDB,
} from '@aws-sdk/client-dynamodb';

/** What may go wrong with one call to DynamoDB. */
export type Fault =
  /** Another transaction writes the item, which no read minds; nothing was done (rule 9). The embedded store never says so. */
  | 'conflict'
  /** Too fast, even after the SDK's own retries; nothing was done. */
  | 'throttle'
  /** Done, but the reply is lost once; the SDK sends the call again. */
  | 'lost-reply'
  /** Done, but every reply is lost: the caller hears only that nobody answered. */
  | 'no-reply'
  /** Nobody answers; nothing was done. */
  | 'unreachable';

/** A call that is about to be sent. */
export type Call = { readonly command: string; readonly input: Record<string, unknown> };

/** Decides what goes wrong with a call. */
export type FaultPlan = (call: Call) => Fault | undefined;

const WRITES = /^(Put|Update|Delete|TransactWrite|BatchWrite)/;

/** True for a call that changes something. */
export function isWrite({ command }: Call): boolean {
  return WRITES.test(command);
}

/** Lets the calls of a client fail by plan until the returned function is called. */
export function injectFaults(client: DynamoDB, plan: FaultPlan): () => void {
  const losing = new WeakSet<object>();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const call = callOf(context.commandName, args.input);
      const fault = plan(call);
      if (fault === 'lost-reply') losing.add(context);
      if (fault === 'unreachable') throw networkError('ECONNREFUSED');
      if (fault === 'conflict' && isWrite(call)) throw conflictOf(call);
      if (fault === 'throttle') throw throttled();
      const answer = await next(args);
      if (fault === 'no-reply') throw networkError('ECONNRESET');
      return answer;
    },
    { step: 'initialize', name: 'faultsAroundRetries' },
  );
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      if (losing.delete(context)) throw networkError('ECONNRESET');
      return answer;
    },
    { step: 'deserialize', name: 'faultsWithinRetries' },
  );
  return () => {
    client.middlewareStack.remove('faultsAroundRetries');
    client.middlewareStack.remove('faultsWithinRetries');
  };
}

/** Lets the n-th call that `matches` fail, counted from 1, and no other. */
export function faultAt(
  fault: Fault,
  position = 1,
  matches: (call: Call) => boolean = isWrite,
): FaultPlan {
  let seen = 0;
  return (call) => {
    if (!matches(call)) return undefined;
    seen += 1;
    return seen === position ? fault : undefined;
  };
}

function callOf(commandName: string | undefined, input: object): Call {
  return {
    command: (commandName ?? '').replace(/Command$/, ''),
    input: input as Record<string, unknown>,
  };
}

function networkError(code: string): Error {
  return Object.assign(new Error(`injected ${code}`), { code });
}

function conflictOf({ command, input }: Call): Error {
  const $metadata = { httpStatusCode: 400 };
  const message = 'injected conflict';
  if (command !== 'TransactWriteItems')
    return new TransactionConflictException({ $metadata, message });
  const { TransactItems = [] } = input as { TransactItems?: object[] };
  return new TransactionCanceledException({
    ...{ $metadata, message },
    CancellationReasons: TransactItems.map((_, position) => ({
      Code: position === 0 ? 'TransactionConflict' : 'None',
    })),
  });
}

function throttled(): Error {
  return new ProvisionedThroughputExceededException({
    $metadata: { httpStatusCode: 400 },
    message: 'injected throttle',
  });
}
