/** The services by name; images, logs and target groups carry it. */
export const SERVICE_NAMES = ['customer', 'employee'] as const;

/** A service. */
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** What the load balancer and the deployments know of a service. */
export type ServiceSpec = {
  /** Name of the container in the task definition and in the appspec. */
  readonly container: string;
  readonly port: number;
  /** The paths that lead to it; absent for the one that gets everything else. */
  readonly paths?: readonly string[];
};

/** Both services; the paths are those of `local/router.ts`. */
export const SERVICES: Readonly<Record<ServiceName, ServiceSpec>> = {
  customer: { container: 'customer-service', port: 8080 },
  employee: { container: 'employee-service', port: 8081, paths: ['/admin', '/admin/*'] },
};

/** Answers while the task wants requests: the store answers, and it is not stopping. */
export const READY_PATH = '/readyz';

/** Answers while the process lives. */
export const LIVE_PATH = '/livez';
