import type { DynamoDB } from '@aws-sdk/client-dynamodb';
import { setImmediate as turn } from 'node:timers/promises';
import type { Call, Fault } from './fault-injection.ts';

/** Chooses which of the waiting calls goes next, and what goes wrong with it. */
export type Conductor = {
  next(waiting: readonly Call[]): number;
  fault?(call: Call): Fault | undefined;
};

/** Turns of the event loop without a call after which everybody counts as waiting, for files are read in between. */
const QUIET_TURNS = 3;

/**
 * Runs tasks at the same time while a conductor decides the order of their calls to DynamoDB, one after the other: any
 * interleaving can happen, whatever the store's speed. Answers with how each task ended.
 */
export async function interleave<T>(
  client: DynamoDB,
  conductor: Pick<Conductor, 'next'>,
  tasks: readonly (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  const waiting: { call: Call; go: () => void }[] = [];
  const calls = { sent: 0, answered: 0 };
  const gate = Symbol('gate').toString();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = (context.commandName ?? '').replace(/Command$/, '');
      const call = { command, input: args.input as Record<string, unknown> };
      await new Promise<void>((go) => waiting.push({ call, go }));
      try {
        return await next(args);
      } finally {
        calls.answered += 1;
      }
    },
    { step: 'initialize', name: gate, priority: 'high' },
  );
  let open = tasks.length;
  const ends = Promise.allSettled(
    tasks.map((task) =>
      task().finally(() => {
        open -= 1;
      }),
    ),
  );
  while (open > 0) {
    await quiet(waiting, calls);
    const chosen = waiting.splice(conductor.next(waiting.map(({ call }) => call)), 1)[0];
    if (!chosen) continue;
    calls.sent += 1;
    chosen.go();
  }
  client.middlewareStack.remove(gate);
  return ends;
}

/** Waits until the call sent last is answered and what follows from it waits in turn. */
async function quiet(
  waiting: readonly unknown[],
  calls: { readonly sent: number; readonly answered: number },
): Promise<void> {
  while (calls.answered < calls.sent) await turn();
  for (let still = 0, before = waiting.length; still < QUIET_TURNS; still += 1) {
    await turn();
    if (waiting.length !== before) [still, before] = [0, waiting.length];
  }
}
