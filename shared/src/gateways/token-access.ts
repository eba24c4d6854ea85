import jwt from 'jsonwebtoken';
import {
  ACCESS_TOKEN_MS,
  DomainError,
  ROLES,
  epochOf,
  identityOf,
  portalOf,
  type Portal,
  type Role,
} from '../domain/index.ts';
import type { AccessTokens } from '../use-cases/ports.ts';

const ISSUER = 'foyer';
const ALGORITHM = 'HS256';

/** Access tokens as JWT (HS256); the audience is the portal, so that a customer's token opens nothing for employees. */
export function accessTokens(secret: string): AccessTokens {
  return {
    issue({ userId, role, email, name }, now, sid) {
      const expiresInSeconds = ACCESS_TOKEN_MS / 1_000;
      const iat = Math.floor(epochOf(now) / 1_000);
      const token = jwt.sign({ role, email, name, iat, sid }, secret, {
        algorithm: ALGORITHM,
        issuer: ISSUER,
        audience: portalOf(role),
        subject: userId,
        expiresIn: expiresInSeconds,
      });
      return { token, expiresInSeconds };
    },
    read(token, portal, now) {
      const claims = verified(token, secret, { portal, nowSeconds: epochOf(now) / 1_000 });
      if (portalOf(claims.role) !== portal) throw new DomainError('token-invalid');
      return identityOf({ ...claims, userId: claims.sub }, claims.sid);
    },
  };
}

type Claims = {
  readonly sub: string;
  readonly role: Role;
  readonly email: string;
  readonly name: string;
  /** The session that the token belongs to. */
  readonly sid?: string;
};

function verified(
  token: string,
  secret: string,
  { portal, nowSeconds }: { portal: Portal; nowSeconds: number },
): Claims {
  try {
    const claims = jwt.verify(token, secret, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: portal,
      clockTimestamp: Math.floor(nowSeconds),
    });
    if (isClaims(claims)) return claims;
  } catch (error) {
    const code = error instanceof jwt.TokenExpiredError ? 'token-expired' : 'token-invalid';
    throw new DomainError(code, {}, { cause: error });
  }
  throw new DomainError('token-invalid');
}

function isClaims(claims: unknown): claims is Claims {
  if (typeof claims !== 'object' || claims === null) return false;
  const { sub, role, email, name, sid = '' } = claims as Partial<Record<keyof Claims, unknown>>;
  const texts = [sub, role, email, name, sid].every((claim) => typeof claim === 'string');
  return texts && (ROLES as readonly unknown[]).includes(role);
}
