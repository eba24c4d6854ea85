import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';
import type { Json } from './openapi-operation.ts';

const SWAGGER_UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** `/openapi.json`, and at `/docs` a page on which the API can be read and tried; its files are our own. */
export function apiDocs(basePath: string, title: string, document: Json): Router {
  const router = Router();
  router.get('/openapi.json', (_request, response) => void response.json(document));
  router.get(
    '/docs',
    (_request, response) => void response.type('html').send(page(basePath, title)),
  );
  router.get('/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(startScript(basePath));
  });
  router.use('/docs', express.static(SWAGGER_UI, { index: false, redirect: false, maxAge: '1d' }));
  return router;
}

function page(basePath: string, title: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${basePath}/docs/swagger-ui.css">
    <script src="${basePath}/docs/swagger-ui-bundle.js" defer></script>
    <script src="${basePath}/docs/start.js" defer></script>
  </head>
  <body><main id="api"></main></body>
</html>
`;
}

function startScript(basePath: string): string {
  const options = { url: `${basePath}/openapi.json`, dom_id: '#api', deepLinking: true };
  return `window.addEventListener('DOMContentLoaded', () => SwaggerUIBundle(${JSON.stringify(options)}));\n`;
}
