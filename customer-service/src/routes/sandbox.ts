import { originCheck } from '@foyer/shared/http';
import type { SandboxProvider } from '@foyer/shared/gateways';
import express, { Router, type Request } from 'express';
import { z } from 'zod';
import { authenticationPage } from './sandbox-page.ts';

/** What an address names; one that names nothing we know has no page. */
const Asked = z.object({
  bookingId: z.string(),
  attempt: z.coerce.number().catch(0),
  key: z.string().catch(''),
});
const Answer = z.object({ answer: z.enum(['approve', 'reject']) }).catch({ answer: 'reject' });

type Deps = { readonly sandbox: SandboxProvider; readonly publicUrl: string };

/** The sandbox provider's own page, where a customer approves or rejects a payment. */
export function sandboxRoutes({ sandbox, publicUrl }: Deps): Router {
  const router = Router();
  const path = '/sandbox/authentication/:bookingId/:attempt';

  router.get(path, async (request, response) => {
    const asked = askedBy(request);
    const shown = await sandbox.authentication(asked);
    if (shown.state !== 'action-required') {
      response.redirect(303, shown.returnUrl);
      return;
    }
    response.set('cache-control', 'no-store').type('html').send(authenticationPage(shown));
  });

  const form = express.urlencoded({ extended: false, limit: '1kb' });
  router.post(path, originCheck(publicUrl), form, async (request, response) => {
    const { returnUrl } = await sandbox.authenticate(askedBy(request), answerOf(request));
    response.redirect(303, returnUrl);
  });

  return router;
}

function askedBy({ params, query }: Request) {
  return Asked.parse({ ...params, ...query });
}

function answerOf({ body }: Request): 'approve' | 'reject' {
  return Answer.parse(body).answer;
}
