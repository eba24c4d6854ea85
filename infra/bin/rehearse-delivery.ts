/**
 * `npm run rehearse:delivery -- <registry>`: the commands of buildspec.yml in their order, as CodeBuild runs them, with
 * the real npm, Docker and AWS CLI. Images go to a registry without a password, such as one on this machine; what asks
 * AWS is answered here. `--from <words>` begins with the first command that holds these words.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');
type Buildspec = { phases: Record<string, { commands: string[] }> };

const { values, positionals } = parseArgs({
  options: { from: { type: 'string', default: '' } },
  allowPositionals: true,
});
const [registry] = positionals;
if (!registry) throw new Error('Name a registry, such as localhost:5000');

const { phases } = parse(readFileSync(join(ROOT, 'buildspec.yml'), 'utf8')) as Buildspec;
const commands = Object.values(phases).flatMap((phase) => phase.commands);
const first = commands.findIndex((command) => command.includes(values.from));
if (first < 0) throw new Error(`No command holds ${values.from}`);

const aws = createServer((request, reply) => {
  request.resume();
  reply.end(JSON.stringify(answerTo(request)));
}).listen(0, '127.0.0.1');
await once(aws, 'listening');
for (const command of commands.slice(first)) await run(command);
console.log(`${commands.length - first} commands have ended well.`);
aws.close();
aws.closeAllConnections();

/** What AWS answers to the few things that the commands ask. */
function answerTo({ headers }: IncomingMessage): unknown {
  const target = String(headers['x-amz-target']);
  if (target.endsWith('.GetAuthorizationToken'))
    return { authorizationData: [{ authorizationToken: btoa('AWS:not-asked-for') }] };
  if (target.endsWith('.DescribeTaskDefinition'))
    return {
      taskDefinition: {
        family: 'foyer-rehearsal',
        revision: 1,
        containerDefinitions: ['customer-service', 'employee-service'].map((name) => ({ name })),
      },
    };
  return {};
}

async function run(command: string): Promise<void> {
  const started = performance.now();
  const child = spawn('bash', ['-c', command], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment() },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code !== 0) throw new Error(`${command} ended with ${code} after ${seconds} s`);
  console.log(`✓ ${command} (${seconds} s)`);
}

/** What CodeBuild sets, and the account that stands here. */
function environment(): Record<string, string> {
  return {
    STAGE: 'rehearsal',
    CUSTOMER_REPOSITORY: `${registry}/foyer-customer`,
    EMPLOYEE_REPOSITORY: `${registry}/foyer-employee`,
    CODEBUILD_RESOLVED_SOURCE_VERSION: '0123456789abcdef',
    CODEBUILD_BUILD_NUMBER: '1',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(aws.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'rehearsal',
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
    AWS_DEFAULT_REGION: 'eu-central-1',
  };
}
