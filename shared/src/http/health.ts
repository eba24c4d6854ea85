import { Router } from 'express';
import type { Logger } from 'pino';

/** Tells whether the store answers and by how much its clock differs from ours. Throws when it does not answer. */
export type StoreCheck = () => Promise<{ readonly clockDifferenceMs: number }>;

/** Whether this task wants new requests. */
export type Readiness = { stopping(): boolean };

/** The largest difference of clocks with which holds are still safe (rule 5). */
const MAX_CLOCK_DIFFERENCE_MS = 2_000;

/** `/livez`: the process answers. `/readyz`: it can work: the store answers, the clocks agree, and it is not stopping. */
export function healthRoutes(checkStore: StoreCheck, readiness: Readiness, log: Logger): Router {
  const router = Router();
  router.get('/livez', (_request, response) => {
    response.set('cache-control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const failing = readiness.stopping() ? 'stopping' : await faultOf(checkStore, log);
    response.set('cache-control', 'no-store');
    if (failing)
      response.status(503).set('retry-after', '2').json({ status: 'unavailable', failing });
    else response.json({ status: 'ok' });
  });
  return router;
}

async function faultOf(checkStore: StoreCheck, log: Logger): Promise<string | undefined> {
  try {
    const { clockDifferenceMs } = await checkStore();
    if (Math.abs(clockDifferenceMs) <= MAX_CLOCK_DIFFERENCE_MS) return undefined;
    log.error({ clockDifferenceMs }, 'our clock and that of the store differ');
    return 'clock';
  } catch (error) {
    log.error({ err: error }, 'the store does not answer');
    return 'store';
  }
}
