import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What the pages of a site may use beyond the common minimum. */
export type SiteNeeds = {
  readonly publicUrl: string;
  readonly camera: 'camera' | 'no-camera';
  /** `sha256-…` of the scripts that stand in its pages' text. */
  readonly scriptHashes?: readonly string[];
  /** Where its pictures come from, if not from itself. */
  readonly mediaOrigin?: string | undefined;
};

/**
 * Security headers of every answer. Scripts come from our own files only, from the page's text none but those named; styles may
 * stand in the page since Angular writes them there; pictures may be made in the browser (QR codes, previews).
 */
export function securityHeaders(needs: SiteNeeds): readonly RequestHandler[] {
  const { scriptHashes = [], mediaOrigin } = needs;
  const encrypted = needs.publicUrl.startsWith('https:');
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", ...scriptHashes.map((hash) => `'${hash}'`)],
          scriptSrcAttr: ["'none'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:', ...(mediaOrigin ? [mediaOrigin] : [])],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          mediaSrc: ["'self'", 'blob:'],
          workerSrc: ["'self'"],
          manifestSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(encrypted && { upgradeInsecureRequests: [] }),
        },
      },
      strictTransportSecurity: encrypted ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      xFrameOptions: { action: 'deny' },
    }),
    permissionsPolicy(needs.camera),
  ];
}

function permissionsPolicy(camera: SiteNeeds['camera']): RequestHandler {
  const value = `camera=(${camera === 'camera' ? 'self' : ''}), microphone=(), geolocation=(), payment=()`;
  return (_request, response, next) => {
    response.set('permissions-policy', value);
    next();
  };
}
