/**
 * Invites the admin with whom a new platform begins: `first-admin <email> <name>`, with the settings of the service. The
 * running service mails the invitation.
 */
import { instantOf } from '@foyer/shared/domain';
import { serviceLog, startOrExplain } from '@foyer/shared/http';
import { inviteFirstAdmin } from '@foyer/shared/use-cases';
import { z } from 'zod';
import { readConfig } from './config.ts';
import { buildDependencies } from './dependencies.ts';

const USAGE = 'Say whom to invite: first-admin <email> <name>\n';
const Invited = z.tuple([z.email().toLowerCase(), z.string().trim().min(1).max(100)]);

await startOrExplain(async () => {
  const invited = Invited.safeParse(process.argv.slice(2));
  if (!invited.success) {
    process.stderr.write(USAGE);
    process.exitCode = 1;
    return;
  }
  const [email, name] = invited.data;
  const config = readConfig();
  const log = serviceLog('employee', config.LOG_LEVEL);
  const deps = buildDependencies(config, log);
  try {
    const result = await inviteFirstAdmin(deps, { email, name }, instantOf(deps.clock()));
    log.info({ result }, 'first admin');
    if (result === 'has-admin') process.exitCode = 1;
  } finally {
    await deps.close();
  }
});
