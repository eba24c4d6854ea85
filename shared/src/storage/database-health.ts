import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';

/** The Date header has whole seconds: on average it is this much late. */
const HALF_A_SECOND_MS = 500;
const ANSWER_WITHIN_MS = 1_500;

/**
 * Reads an item that need not exist and compares DynamoDB's clock with ours (rule 5).
 * Throws 'store-unavailable' when it does not answer in time.
 */
export async function checkDatabase(
  db: Database,
  clock: () => number,
): Promise<{ readonly clockDifferenceMs: number }> {
  const command = new GetItemCommand({
    TableName: db.table('users'),
    Key: { userId: { S: 'health' } },
  });
  let date: string | undefined;
  command.middlewareStack.add(
    (next) => async (args) => {
      const reply = await next(args);
      date = dateOf(reply.response);
      return reply;
    },
    { step: 'deserialize', priority: 'high' },
  );
  const abortSignal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  await reading(() => db.client.send(command, { abortSignal }));
  const theirs = date === undefined ? Number.NaN : Date.parse(date) + HALF_A_SECOND_MS;
  return { clockDifferenceMs: Number.isNaN(theirs) ? 0 : clock() - theirs };
}

function dateOf(response: unknown): string | undefined {
  const { headers } = response as { headers?: Record<string, string> };
  return headers?.['date'];
}
