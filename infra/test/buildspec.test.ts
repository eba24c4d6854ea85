import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

type Buildspec = {
  readonly phases: Readonly<Record<string, { readonly commands: readonly string[] }>>;
};

const { phases } = parse(readFileSync(join(ROOT, 'buildspec.yml'), 'utf8')) as Buildspec;
const commands = Object.values(phases).flatMap((phase) => phase.commands);

/** What ECS tells of a task definition, as far as it matters. */
const DESCRIBED = {
  taskDefinition: {
    taskDefinitionArn:
      'arn:aws:ecs:eu-central-1:111122223333:task-definition/foyer-production-customer:7',
    family: 'foyer-production-customer',
    revision: 7,
    status: 'ACTIVE',
    containerDefinitions: ['customer-service', 'employee-service'].map((name) => ({
      name,
      image: 'registry/foyer:old',
      readonlyRootFilesystem: true,
    })),
    cpu: '1024',
    memory: '2048',
    requiresAttributes: [],
    registeredAt: '2026-11-21T12:00:00.000Z',
  },
  tags: [],
};

/** Stand in for programs that need an account or an engine: each writes down how it was called. */
const OUTSIDE = {
  npm: '',
  docker: `case "$*" in
    login*) cat > /dev/null ;;
    'image inspect'*) printf 'other/image@sha256:1\\n%s@sha256:abc\\n' "\${!#%:*}" ;;
  esac`,
  aws: `case "$*" in
    'ecr get-login-password') echo password ;;
    'ecs describe-task-definition'*) cat "$CALLS_FOLDER/described.json" ;;
  esac`,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-delivery-'));
  writeFileSync(join(folder, 'described.json'), JSON.stringify(DESCRIBED));
  for (const [name, answer] of Object.entries(OUTSIDE)) {
    const file = join(folder, name);
    writeFileSync(
      file,
      `#!/usr/bin/env bash\necho "${name} $*" >> "$CALLS_FOLDER/calls"\n${answer}\n`,
    );
    chmodSync(file, 0o755);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the commands of the buildspec', () => {
  it.each(commands)('are such as bash can read: %s', (command) => {
    expect(() => execFileSync('bash', ['-n', '-c', command])).not.toThrow();
  });

  it('check everything before anything leaves the machine', () => {
    expect(Object.keys(phases)).toEqual(['install', 'pre_build', 'build']);
    expect(phases['pre_build']?.commands).toEqual(['npm test']);
  });

  it('run in their order, and leave what the deployments take', async () => {
    const out = join(folder, 'delivery');
    for (const command of commands) {
      await run('bash', ['-c', command.replace(' delivery', ` ${out}`).replace(/^npx /, '')], {
        cwd: ROOT,
        env: {
          ...process.env,
          PATH: [folder, join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
          CALLS_FOLDER: folder,
          STAGE: 'production',
          CUSTOMER_REPOSITORY: 'registry/foyer-customer',
          EMPLOYEE_REPOSITORY: 'registry/foyer-employee',
          CODEBUILD_RESOLVED_SOURCE_VERSION: '0123456789abcdef',
          CODEBUILD_BUILD_NUMBER: '42',
        },
      });
    }
    const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
    expect(calls.slice(0, 4)).toEqual([
      'npm ci --no-audit --no-fund',
      'npm test',
      'docker build --file customer-service/Dockerfile --tag registry/foyer-customer:0123456789ab-42 .',
      'docker build --file employee-service/Dockerfile --tag registry/foyer-employee:0123456789ab-42 .',
    ]);
    expect(calls.filter((call) => call.startsWith('docker push'))).toHaveLength(2);
    for (const service of ['customer', 'employee']) {
      const read = (file: string) => readFileSync(join(out, service, file), 'utf8');
      expect(JSON.parse(read('imageDetail.json'))).toEqual({
        ImageURI: `registry/foyer-${service}@sha256:abc`,
      });
      expect(read('appspec.yml')).toContain(`ContainerName: ${service}-service`);
      const task = JSON.parse(read('taskdef.json')) as Record<string, unknown>;
      expect(Object.keys(task).sort()).toEqual(['containerDefinitions', 'cpu', 'family', 'memory']);
      expect(task['containerDefinitions']).toContainEqual(
        expect.objectContaining({ name: `${service}-service`, image: '<IMAGE>' }),
      );
    }
  });
});
