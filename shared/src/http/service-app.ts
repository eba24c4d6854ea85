import express, { Router, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Endpoint } from '../contract/index.ts';
import type { EpochMs } from '../domain/index.ts';
import type { Telemetry } from '../telemetry/index.ts';
import { allowedAddresses, type Networks } from './allowed-addresses.ts';
import { apiDocs } from './api-docs.ts';
import { authenticate, type TokenReader, type VisitorFinder } from './authenticate.ts';
import { healthRoutes, type Readiness, type StoreCheck } from './health.ts';
import { openApiDocument, type ApiTitle } from './openapi.ts';
import { originCheck, type OriginRules } from './origin-check.ts';
import { problemHandler } from './problems.ts';
import type { RateLimits } from './rate-limit.ts';
import { requestContext, type SessionCheck } from './request-context.ts';
import { requestLog } from './request-log.ts';
import { requestTelemetry } from './request-telemetry.ts';
import { securityHeaders, type SiteNeeds } from './security-headers.ts';
import type { SiteFiles } from './site-files.ts';
import { staticSite } from './static-site.ts';
import { unknownAddress } from './unknown-address.ts';

/** A service as an Express application: what stays the same around its routes. */
export type ServiceParts = {
  readonly site: SiteNeeds;
  /** Path below which everything is: nothing, or `/admin`. */
  readonly prefix: '' | '/admin';
  readonly api: Omit<ApiTitle, 'basePath'>;
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** The routes of the API, one router a feature. */
  readonly routes: readonly Router[];
  /** Pages and files outside the API. */
  readonly pages?: readonly Router[];
  readonly readToken: TokenReader;
  readonly findVisitor: VisitorFinder;
  /** Looks at the session of every token; without it a token counts until it runs out. */
  readonly checkSession?: SessionCheck;
  readonly limits: RateLimits;
  /** Which API requests may come from other pages than our own. */
  readonly origins?: OriginRules;
  readonly compress: RequestHandler;
  readonly checkStore: StoreCheck;
  readonly readiness: Readiness;
  readonly staticDir: string | undefined;
  /** Of the versions of the site. */
  readonly siteFiles: Pick<SiteFiles, 'find'>;
  readonly trustProxy: number;
  /** Who may use the service at all; everybody where it is absent. */
  readonly allowed?: Networks;
  readonly clock: () => EpochMs;
  readonly log: Logger;
  readonly telemetry: Telemetry;
};

/** Builds a service: health, headers, API with its documents, pages, the built site, and problems for the rest. */
export function serviceApp(parts: ServiceParts): Express {
  const { prefix, log, pages = [] } = parts;
  const health = healthRoutes(parts.checkStore, parts.readiness, log);
  const app = express();
  app.disable('x-powered-by').disable('etag').set('trust proxy', parts.trustProxy);
  app.use(health);
  if (prefix) app.use(prefix, health);
  app.use(...requestTelemetry(parts.telemetry, `${prefix}/api`), ...securityHeaders(parts.site));
  app.use(parts.compress, requestContext(parts.clock));
  app.use(allowedAddresses(parts.allowed ?? []));
  app.use(`${prefix}/api`, apiRouter(parts));
  for (const page of pages) app.use(page);
  const { staticDir: directory, siteFiles: files, findVisitor } = parts;
  if (directory) app.use(prefix || '/', staticSite({ directory, files, findVisitor }));
  app.use(unknownAddress([]));
  app.use(problemHandler(log));
  return app;
}

function apiRouter(parts: ServiceParts): Router {
  const { api, endpoints, log, limits } = parts;
  const basePath = `${parts.prefix}/api`;
  const document = openApiDocument({ ...api, basePath }, endpoints);
  const router = Router();
  router.use(
    requestLog(log),
    limits.general,
    originCheck(parts.site.publicUrl, parts.origins),
    authenticate(parts.readToken, parts.findVisitor, parts.checkSession),
    neverStored,
  );
  router.use(apiDocs(basePath, api.title, document));
  for (const routes of parts.routes) router.use(routes);
  router.use(unknownAddress(Object.values(endpoints)));
  return router;
}

/** Answers are somebody's own unless a route says otherwise. */
const neverStored: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};
