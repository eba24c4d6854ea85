import { join } from 'node:path';
import express, { Router, type Response } from 'express';
import { DomainError } from '../domain/index.ts';
import type { VisitorFinder } from './authenticate.ts';

/** A name that the build made from the file's content: base64url, told from a word by a capital or a figure in it. */
const HASHED_NAME = /-(?=[a-z_-]*[A-Z0-9])[\w-]{8}\.(js|css|woff2?)$/;
const YEAR_SECONDS = 31_536_000;

/**
 * Serves a built single-page application: hashed files for ever, `index.html` fresh and for every page's address. The
 * page is where a visitor gets known, before anything is done in their name (rule 14). Pages that search engines may
 * list are answered before, with words of their own.
 */
export function staticSite(directory: string, findVisitor: VisitorFinder): Router {
  const router = Router();
  router.use(express.static(directory, { index: false, redirect: false, setHeaders: cacheByName }));
  router.get('/{*page}', (request, response) => {
    if (lastSegment(request.path).includes('.')) throw new DomainError('not-found');
    response.set({ 'cache-control': 'no-cache', 'x-robots-tag': 'noindex' });
    findVisitor(request, response);
    return new Promise<void>((resolve, reject) => {
      response.sendFile(join(directory, 'index.html'), (error) => {
        if (error && !response.headersSent)
          reject(new DomainError('not-found', {}, { cause: error }));
        else resolve();
      });
    });
  });
  return router;
}

function cacheByName(response: Response, path: string): void {
  const control = HASHED_NAME.test(path)
    ? `public, max-age=${YEAR_SECONDS}, immutable`
    : 'no-cache';
  response.set('cache-control', control);
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
