import { DomainError } from '@foyer/shared/domain';
import { isObjectKey, type ServedObjectStore } from '@foyer/shared/gateways';
import { contextOf } from '@foyer/shared/http';
import { openFile, type OpenDeps } from '@foyer/shared/use-cases';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';

/** What serving objects needs. */
export type FileDeps = OpenDeps & {
  objects: ServedObjectStore;
  /** Where a content network has pictures, which are then not sent from here. */
  mediaOrigin?: string | undefined;
};

/** Objects that everybody may see; their names change with their content. */
const PUBLIC_FOLDERS = ['images', 'plans'];
const SignedLink = z.object({ expires: z.string(), signature: z.string() });
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * Objects outside the API, as a content network would serve them: `/files/<key>` by a signed link that expires,
 * `/media/images/…` and `/media/plans/…` for everybody.
 */
export function fileRoutes(deps: FileDeps): Router {
  const router = Router();

  router.get('/files/{*key}', async (request, response) => {
    const key = keyOf(request);
    const link = SignedLink.safeParse(request.query).data;
    const { now } = contextOf(response);
    if (!link || !deps.objects.admits(key, link.expires, link.signature, now)) {
      throw new DomainError('link-invalid');
    }
    response.set('cache-control', 'private, no-store');
    const fileName = `${key.split('/')[0] ?? 'file'}.pdf`;
    const found = await openFile(deps, key);
    if (found && deps.objects.addressOf) {
      response.redirect(await deps.objects.addressOf(key, fileName));
      return;
    }
    response.set('content-disposition', `inline; filename="${fileName}"`);
    send(response, found);
  });

  router.get('/media/:folder/{*key}', async (request, response) => {
    const { folder } = request.params;
    const key = `${folder}/${keyOf(request)}`;
    if (!PUBLIC_FOLDERS.includes(folder) || !isObjectKey(key)) throw new DomainError('not-found');
    response.set('cache-control', FOR_EVER);
    response.set('cross-origin-resource-policy', 'cross-origin'); // mails show the event's picture
    if (deps.mediaOrigin && folder === 'images') {
      response.redirect(301, `${deps.mediaOrigin}/${key}`);
      return;
    }
    send(response, await deps.objects.get(key));
  });

  return router;
}

function keyOf({ params }: Request): string {
  const { key } = params;
  return Array.isArray(key) ? key.join('/') : String(key);
}

function send(response: Response, found: { content: Uint8Array; type: string } | undefined): void {
  if (!found) {
    response.removeHeader('cache-control');
    throw new DomainError('not-found');
  }
  response.type(found.type).send(Buffer.from(found.content));
}
