import { customer } from '@foyer/shared/contract';
import { newId } from '@foyer/shared/domain';
import {
  endpointsOf,
  isEventStream,
  serviceApp,
  visitorByCookie,
  type Readiness,
} from '@foyer/shared/http';
import compression from 'compression';
import type { Express, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Dependencies } from './dependencies.ts';
import { MOST_ADDRESSES, sitemapRoutes } from './pages/sitemap.ts';
import { sitePages } from './pages/site-pages.ts';
import { themeScript } from './pages/theme-script.ts';
import { accountRoutes } from './routes/accounts.ts';
import { availabilityRoutes } from './routes/availability.ts';
import { bookingRoutes } from './routes/bookings.ts';
import { eventRoutes } from './routes/events.ts';
import { fileRoutes } from './routes/files.ts';
import { ownAccountRoutes } from './routes/own-account.ts';
import { ownBookingRoutes } from './routes/own-bookings.ts';
import { paymentRoutes } from './routes/payments.ts';
import { registeringSites, registrationRoutes } from './routes/registrations.ts';
import { sandboxRoutes } from './routes/sandbox.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { waitlistRoutes } from './routes/waitlist.ts';

/** What the running process tells its application. */
export type Running = { readonly log: Logger; readonly readiness: Readiness };

const API_DESCRIPTION =
  'Find events, hold seats, pay and get tickets. Every error is problem+json with a `code`; `x-refusals` lists them all.';

/** The customer service: site at `/`, API at `/api`. */
export function createApp(deps: Dependencies, config: Config, running: Running): Express {
  const { PUBLIC_URL: publicUrl, STATIC_DIR: directory, MEDIA_ORIGIN: mediaOrigin } = config;
  const secure = publicUrl.startsWith('https:') ? 'secure' : 'plain';
  const findVisitor = visitorByCookie(() => newId('vis', deps.randomBytes), secure);
  const { catalogue } = deps;
  const theme = directory ? themeScript(directory) : undefined;
  return serviceApp({
    ...running,
    site: {
      publicUrl,
      camera: 'no-camera',
      scriptHashes: theme ? [theme.hash] : [],
      mediaOrigin,
    },
    prefix: '',
    api: { title: 'Foyer for customers', description: API_DESCRIPTION },
    endpoints: endpointsOf(customer),
    routes: [
      accountRoutes(deps),
      availabilityRoutes(deps),
      bookingRoutes(deps),
      eventRoutes({ ...deps, catalogue }),
      ownAccountRoutes(deps),
      ownBookingRoutes(deps),
      paymentRoutes(deps),
      registrationRoutes(deps),
      ticketRoutes(deps),
      waitlistRoutes(deps),
    ],
    pages: [
      fileRoutes({ ...deps, mediaOrigin }),
      ...(deps.sandbox ? [sandboxRoutes({ sandbox: deps.sandbox, publicUrl })] : []),
      sitemapRoutes({ catalogue, publicUrl }, MOST_ADDRESSES),
      ...(directory ? [sitePages({ ...deps, catalogue }, { directory, findVisitor, theme })] : []),
    ],
    readToken: (token, now) => deps.tokens.read(token, 'customer', now),
    findVisitor,
    limits: deps.rateLimits,
    origins: { signedBelow: ['/payments/webhooks/'], sitesFor: registeringSites(deps) },
    compress: compression({ threshold: 4_096, filter: worthCompressing }),
    checkStore: deps.checkStore,
    staticDir: directory,
    siteFiles: deps.siteFiles,
    trustProxy: config.TRUST_PROXY,
    clock: deps.clock,
    telemetry: deps.telemetry,
  });
}

/** Live streams must not wait in a compressor's buffer. */
function worthCompressing(request: Request, response: Response): boolean {
  return !isEventStream(response) && compression.filter(request, response);
}
