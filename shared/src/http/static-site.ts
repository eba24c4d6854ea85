import { join } from 'node:path';
import express, { Router, type Response } from 'express';
import { DomainError } from '../domain/index.ts';
import type { VisitorFinder } from './authenticate.ts';
import { isHashedName, type SiteFiles } from './site-files.ts';

/** A built site, and who its visitors are. */
export type BuiltSite = {
  readonly directory: string;
  /** Those of other versions, which this task has not itself. */
  readonly files: Pick<SiteFiles, 'find'>;
  readonly findVisitor: VisitorFinder;
};

const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * Serves a built single-page application: hashed files of any version for ever, `index.html` fresh and for every page's
 * address. The page is where a visitor gets known, before anything is done in their name (rule 14). Pages that search
 * engines may list are answered before, with words of their own.
 */
export function staticSite({ directory, files, findVisitor }: BuiltSite): Router {
  const router = Router();
  router.use(express.static(directory, { index: false, redirect: false, setHeaders: cacheByName }));
  router.get('/{*page}', async (request, response) => {
    if (lastSegment(request.path).includes('.')) return sendOther(files, request.path, response);
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

/** What a page of another version asks for, while this one comes or goes. */
async function sendOther(
  files: BuiltSite['files'],
  path: string,
  response: Response,
): Promise<void> {
  const found = await files.find(path.slice(1));
  if (!found) throw new DomainError('not-found');
  response.set('cache-control', FOR_EVER).type(found.type).send(Buffer.from(found.content));
}

function cacheByName(response: Response, path: string): void {
  response.set('cache-control', isHashedName(path) ? FOR_EVER : 'no-cache');
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
