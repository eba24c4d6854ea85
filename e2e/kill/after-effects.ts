import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OUTBOX_SHARD_NAMES, outboxStore, type Database } from '@foyer/shared/storage';

/** Waits until something holds. Throws when the deadline passes before. */
export async function until(holds: () => Promise<boolean>, deadline: number): Promise<void> {
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It does not come to an end.');
    await sleep(50);
  }
}

/** True when no effect waits, neither for its turn nor for its next try nor for a person. */
export async function outboxIsEmpty(db: Database): Promise<boolean> {
  const shards = OUTBOX_SHARD_NAMES.flatMap((shard) => [
    shard,
    shard.replace('out', 'later'),
    shard.replace('out', 'dead'),
  ]);
  const heads = await Promise.all(shards.map((shard) => outboxStore(db).head(shard, 1)));
  return heads.flat().length === 0;
}

const known = new Map<string, string>();

/** The mails that a system's catcher has caught, by Message-ID, and how often each came. */
export async function caughtMails(dataDir: string): Promise<Map<string, number>> {
  const folder = join(dataDir, 'mail');
  // The file with the envelope is written last.
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const times = new Map<string, number>();
  for (const file of files) {
    const path = join(folder, file.replace(/json$/, 'eml'));
    const messageId = known.get(path) ?? messageIdOf(await readFile(path, 'utf8'));
    known.set(path, messageId);
    times.set(messageId, (times.get(messageId) ?? 0) + 1);
  }
  return times;
}

function messageIdOf(mail: string): string {
  return /^message-id:\s*<([^>]+)>/im.exec(mail)?.[1] ?? '';
}
