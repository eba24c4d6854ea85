import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { siteFolder } from './build-frontend.ts';
import { prepareTables, refuseFolderInUse, startDynamoDb } from './dynamodb.ts';
import { serviceEnvironment, type ServiceEnvironment } from './environment.ts';
import { startMailCatcher } from './mail-catcher/mail-catcher.ts';
import { freePort } from './ports.ts';
import { startRouter, type Router } from './router.ts';
import { startService, type ServiceProcess } from './service-process.ts';

/** How a local system is started. */
export type SystemOptions = {
  /** Holds the store, the objects, the mails, the secrets and the logs. */
  readonly dataDir: string;
  /** Wipes `dataDir` first. */
  readonly fresh?: boolean | undefined;
  /** The router's port; a free one when absent. */
  readonly port?: number | undefined;
  /** The router's address; this machine alone when absent. */
  readonly host?: string | undefined;
  /** How many customer services share the store; 1 when absent. */
  readonly customerProcesses?: number | undefined;
  /** A DynamoDB that the caller runs, such as one behind a meter. */
  readonly databaseEndpoint?: string | undefined;
  /** Settings of the services beside or instead of the usual ones. */
  readonly environment?: ServiceEnvironment | undefined;
  /** Fills the store once its tables stand and before the services run. */
  readonly seed?: ((environment: ServiceEnvironment) => Promise<void>) | undefined;
  /** Told when a part ends although nobody asked it to. */
  readonly onDeath?: ((sentence: string) => void) | undefined;
};

/** A whole Foyer on one machine. */
export type System = {
  /** The one address, such as `http://localhost:3000`. */
  readonly url: string;
  readonly mailUrl: string;
  /** What the services are told: reach the store with `connectAs(environment)`. */
  readonly environment: ServiceEnvironment;
  readonly databaseEndpoint: string;
  /** Absent where the caller runs the store. */
  readonly databasePid: number | undefined;
  readonly customers: readonly ServiceProcess[];
  readonly employee: ServiceProcess;
  /** Leads requests to other tasks than those started here. */
  readonly router: Pick<Router, 'shift'>;
  /** Stops the services, then the router, then mail and store. */
  stop(): Promise<void>;
};

type Stops = (() => Promise<void>)[];

/** Starts everything and waits until each part answers. What was started is stopped again when a part fails. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const stops: Stops = [];
  const stop = async () => {
    for (const part of stops.splice(0).reverse()) await part();
  };
  try {
    await prepareFolder(options);
    return { ...(await startParts(options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepareFolder({ dataDir, fresh }: SystemOptions): Promise<void> {
  await refuseFolderInUse(dataDir);
  if (fresh) await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  await mkdir(join(dataDir, 'logs'), { recursive: true });
}

async function startParts(options: SystemOptions, stops: Stops): Promise<Omit<System, 'stop'>> {
  const database = await startStore(options, stops);
  const mail = await startMailCatcher(join(options.dataDir, 'mail'));
  stops.push(() => mail.stop());

  const ports = await Promise.all(namesOf(options).map(() => freePort()));
  const [employeeUrl = '', ...customerUrls] = ports.map((port) => `http://127.0.0.1:${port}`);
  const routes = { employee: employeeUrl, customers: customerUrls, mail: mail.handle };
  const router = await startRouter(routes, options.port, options.host);
  stops.push(() => router.stop());

  const url = `http://localhost:${router.port}`;
  const environment = {
    ...(await serviceEnvironment({
      dataDir: options.dataDir,
      publicUrl: url,
      databaseEndpoint: database.endpoint,
      smtpUrl: mail.smtpUrl,
    })),
    ...options.environment,
  };
  await prepareTables(environment);
  await options.seed?.(environment);
  const services = await startServices(options, environment, ports, stops);
  return {
    ...services,
    router,
    url,
    mailUrl: `${url}/dev/mail`,
    environment,
    databaseEndpoint: database.endpoint,
    databasePid: database.pid,
  };
}

async function startStore(options: SystemOptions, stops: Stops) {
  const { databaseEndpoint: endpoint, dataDir, onDeath } = options;
  if (endpoint) return { endpoint, pid: undefined };
  const database = await startDynamoDb(dataDir, (sentence) => onDeath?.(sentence));
  stops.push(() => database.stop());
  return { endpoint: database.endpoint, pid: database.pid };
}

/** The employee service first, then each customer service. */
function namesOf({ customerProcesses = 1 }: SystemOptions): readonly string[] {
  const customers = Array.from(
    { length: customerProcesses },
    (_, index) => `customer-${index + 1}`,
  );
  return ['employee', ...customers];
}

async function startServices(
  options: SystemOptions,
  environment: ServiceEnvironment,
  ports: readonly number[],
  stops: Stops,
) {
  const starting = namesOf(options).map((name, index) => {
    const site = name === 'employee' ? 'employee' : 'customer';
    return startService({
      name,
      workspace: `${site}-service`,
      port: ports[index] ?? 0,
      environment: { ...environment, STATIC_DIR: siteFolder(site) },
      logFolder: join(options.dataDir, 'logs'),
      onDeath: (sentence) => options.onDeath?.(sentence),
    });
  });
  stops.push(async () => {
    const outcomes = await Promise.allSettled(starting);
    const running = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await Promise.all(running.map((service) => service.stop()));
  });
  const [employee, ...customers] = await Promise.all(starting);
  if (!employee) throw new RangeError('There must be an employee service');
  return { employee, customers };
}
