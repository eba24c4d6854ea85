import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGround } from '@foyer/shared/testing';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { effectsOf, logOf, post } from './testing/staff.ts';
import { startTestService, type TestService } from './testing/test-service.ts';

type Ground = Awaited<ReturnType<typeof startTestGround>>;

/** Four starts of a program, on a machine that may be busy. */
const STARTED_WITHIN_MS = 600_000;

let ground: Ground;
let service: TestService;
beforeAll(async () => {
  ground = await startTestGround();
  service = await startTestService(ground.settings);
});
afterAll(async () => {
  await service.stop();
  await ground.stop();
});

/** Runs the command as operations do; answers with how it ended and what it said. */
function command(...args: string[]): Promise<{ code: number | null; said: string }> {
  const program = join(import.meta.dirname, 'first-admin.ts');
  const child = spawn(process.execPath, ['--conditions=source', program, ...args], {
    env: { ...process.env, ...ground.settings, LOG_LEVEL: 'info' },
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said: Buffer.concat(chunks).toString() }));
  });
}

describe('the command that invites the first admin', () => {
  it('says what it needs', async () => {
    const { code, said } = await command('nobody');
    expect(code).toBe(1);
    expect(said).toContain('first-admin <email> <name>');
  });

  it(
    'invites again as long as nobody has joined, and nobody once an admin has',
    async () => {
      expect(await command('Noor@example.org', 'Noor Achterberg')).toMatchObject({ code: 0 });
      const [invited] = await service.deps.accounts.employees();
      expect(invited).toMatchObject({ role: 'admin', email: 'noor@example.org' });
      const userId = invited?.userId ?? '';

      expect(await command('noor@example.org', 'Noor Achterberg')).toMatchObject({ code: 0 });
      const mails = (await effectsOf(service)).filter(({ kind }) => kind === 'send-account-mail');
      expect(mails).toHaveLength(2);
      const entries = await logOf(service, userId);
      expect(entries.map(({ action }) => action)).toEqual([
        'employee.invited',
        'employee.invited-again',
      ]);

      const oneTimePassword = service.deps.keys.oneTimePassword(userId, 2);
      const newPassword = 'a quite different one';
      const email = 'noor@example.org';
      await post(service, '/auth/first-password', { email, oneTimePassword, newPassword }).expect(
        200,
      );
      const { code, said } = await command('somebody@example.org', 'Somebody');
      expect(code).toBe(1);
      expect(said).toContain('has-admin');
      expect(await service.deps.accounts.employees()).toHaveLength(1);
    },
    STARTED_WITHIN_MS,
  );
});
