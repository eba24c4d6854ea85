import type { Endpoint } from '../contract/index.ts';
import type { Refusal } from '../domain/index.ts';

const ALWAYS: readonly Refusal[] = ['too-many-requests', 'busy', 'store-unavailable', 'internal'];

/** Every refusal that an endpoint may answer with: its own and those of the way to it. */
export function refusalsOf(endpoint: Endpoint): readonly Refusal[] {
  return [
    ...new Set([...ofInput(endpoint), ...ofAccess(endpoint), ...endpoint.refusals, ...ALWAYS]),
  ];
}

function ofInput({ method, params, query, body, bodyKind, idempotent }: Endpoint): Refusal[] {
  const refusals: Refusal[] = [];
  if (params ?? query ?? body) refusals.push('invalid-request');
  if (body) refusals.push('body-too-large');
  if (body && (bodyKind === 'json' || bodyKind === 'large-json'))
    refusals.push('malformed-json', 'unsupported-media-type');
  if (body && bodyKind === 'upload') refusals.push('unsupported-media-type');
  if (idempotent) refusals.push('idempotency-key-required');
  if (method !== 'get') refusals.push('foreign-origin');
  return refusals;
}

/** A public endpoint asks who calls only where it makes something that becomes theirs. */
function ofAccess({ access, idempotent }: Endpoint): Refusal[] {
  if (access === 'public' && !idempotent) return [];
  if (access === 'public' || access === 'caller') return ['token-expired', 'token-invalid'];
  return ['not-signed-in', 'token-expired', 'token-invalid', 'role-missing'];
}
