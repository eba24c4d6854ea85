import type { Probe } from './hooks/smoke-test.ts';

/** What people ask first of each service, asked of new tasks before anybody else reaches them. */
export const PROBES: Readonly<Record<'customer' | 'employee', readonly Probe[]>> = {
  customer: [
    { path: '/readyz', status: 200, type: 'application/json' },
    { path: '/', status: 200, type: 'text/html' },
    { path: '/api/events', status: 200, type: 'application/json' },
  ],
  employee: [
    { path: '/admin/readyz', status: 200, type: 'application/json' },
    { path: '/admin/', status: 200, type: 'text/html' },
    { path: '/admin/api/openapi.json', status: 200, type: 'application/json' },
  ],
};
