import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { announcedStage, announceStage, type Stage } from './stage.ts';

/** Starts one system for all tests, unless FOYER_STAGE names one that runs; gives the call that stops it. */
export default async function startStage(): Promise<(() => Promise<void>) | undefined> {
  if (announcedStage()) return undefined;
  const child = fork(join(import.meta.dirname, 'serve.ts'), {
    execArgv: ['--conditions=source'],
    // A group of its own: Ctrl-C reaches the test runner alone, which then lets go of the system.
    detached: true,
  });
  const ended = once(child, 'exit');
  const told = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
  if (!told) throw new Error('The system under test did not start; its words stand above.');
  announceStage(told[0] as Stage);
  return async () => {
    child.disconnect();
    await ended;
  };
}
