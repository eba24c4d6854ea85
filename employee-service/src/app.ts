import { employee } from '@foyer/shared/contract';
import { newId } from '@foyer/shared/domain';
import { endpointsOf, isEventStream, serviceApp, type Readiness } from '@foyer/shared/http';
import compression from 'compression';
import type { Express } from 'express';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Dependencies } from './dependencies.ts';
import { JOB_NAMES } from './jobs/start-jobs.ts';
import { accountRoutes } from './routes/accounts.ts';
import { attendanceRoutes } from './routes/attendance.ts';
import { auditRoutes } from './routes/audit.ts';
import { bookingRoutes } from './routes/bookings.ts';
import { categoryRoutes } from './routes/categories.ts';
import { checkinRoutes } from './routes/checkin.ts';
import { dashboardRoutes } from './routes/dashboard.ts';
import { employeeRoutes } from './routes/employees.ts';
import { eventRoutes } from './routes/events.ts';
import { eventStewardRoutes } from './routes/event-stewards.ts';
import { healthRoutes } from './routes/health.ts';
import { imageRoutes } from './routes/images.ts';
import { mailRoutes } from './routes/mails.ts';
import { messageRoutes } from './routes/messages.ts';
import { ownAccountRoutes } from './routes/own-account.ts';
import { planRoutes } from './routes/plans.ts';
import { promoCodeRoutes } from './routes/promo-codes.ts';
import { boxOfficeRoutes } from './routes/box-office.ts';
import { waitlistRoutes } from './routes/waitlist.ts';

/** What the running process tells its application. */
export type Running = { readonly log: Logger; readonly readiness: Readiness };

const API_DESCRIPTION =
  'Run events and their doors. Every error is problem+json with a `code`; `x-refusals` lists them all.';

/** The employee service: portal at `/admin/`, API at `/admin/api`. */
export function createApp(deps: Dependencies, config: Config, running: Running): Express {
  return serviceApp({
    ...running,
    site: {
      publicUrl: config.PUBLIC_URL,
      camera: 'camera',
      mediaOrigin: config.MEDIA_ORIGIN,
    },
    prefix: '/admin',
    api: { title: 'Foyer for employees', description: API_DESCRIPTION },
    endpoints: endpointsOf(employee),
    routes: [
      accountRoutes(deps),
      auditRoutes(deps),
      attendanceRoutes({ ...deps, events: deps.rememberedEvents }),
      bookingRoutes(deps),
      checkinRoutes({ ...deps, events: deps.rememberedEvents }),
      dashboardRoutes(deps),
      employeeRoutes(deps),
      categoryRoutes(deps),
      eventRoutes(deps),
      eventStewardRoutes(deps),
      healthRoutes({ ...deps, expectedJobs: JOB_NAMES }),
      imageRoutes(deps),
      mailRoutes(deps),
      messageRoutes(deps),
      ownAccountRoutes(deps),
      planRoutes(deps),
      promoCodeRoutes(deps),
      boxOfficeRoutes(deps),
      waitlistRoutes(deps),
    ],
    readToken: (token, now) => deps.tokens.read(token, 'employee', now),
    checkSession: deps.checkSession,
    findVisitor: () => newId('vis', deps.randomBytes),
    limits: deps.rateLimits,
    compress: compression({
      threshold: 4_096,
      filter: (request, response) =>
        !isEventStream(response) && compression.filter(request, response),
    }),
    checkStore: deps.checkStore,
    staticDir: config.STATIC_DIR,
    siteFiles: deps.siteFiles,
    trustProxy: config.TRUST_PROXY,
    allowed: config.ALLOWED_ADDRESSES,
    clock: deps.clock,
    telemetry: deps.telemetry,
  });
}
