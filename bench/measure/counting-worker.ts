/** Counts what stands in the outbox of a database until it is killed, as the background jobs do: `node … <endpoint>`. */
import { instantOf } from '@foyer/shared/domain';
import { OUTBOX_SHARD_NAMES, outboxStore } from '@foyer/shared/storage';
import { connectLocally } from '@foyer/shared/testing';

const READ_AT_ONCE = 100;

const outbox = outboxStore(connectLocally(process.argv[2] ?? ''));
process.on('disconnect', () => process.exit());
for (;;) {
  for (const shard of OUTBOX_SHARD_NAMES)
    await outbox.count(await outbox.head(shard, READ_AT_ONCE), instantOf(Date.now()));
}
