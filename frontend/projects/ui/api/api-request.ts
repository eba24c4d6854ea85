import type { OutlineOf, ParamsOf, QueryOf, RequestBodyOf } from '@foyer/shared/contract';

type Present<T> = Exclude<T, undefined>;
type Loose<T> = { readonly [Key in keyof T]?: T[Key] | undefined };
type Part<Name extends string, T> = [Present<T>] extends [never]
  ? object
  : Readonly<Record<Name, Present<T>>>;
type QueryPart<T> = [Present<T>] extends [never] ? object : { readonly query?: Loose<Present<T>> };

/** What a call to an endpoint has to bring along: parameters and body where it has them, and what may be asked for. */
export type ApiRequest<E extends OutlineOf> = Part<'params', ParamsOf<E>> &
  QueryPart<QueryOf<E>> &
  Part<'body', RequestBodyOf<E>> & {
    /** Names the intention, so that sending it twice does it once. */
    readonly idempotencyKey?: string;
  };

/** A request whose endpoint is no longer known to the compiler. */
export type AnyRequest = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
};

/** The address of an endpoint: base, path with its parameters, and the query's present values. */
export function addressOf(
  base: string,
  endpoint: Pick<OutlineOf, 'path'>,
  request: AnyRequest = {},
): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = request.params?.[name];
    if (value === undefined) throw new TypeError(`${endpoint.path} needs ${name}`);
    return encodeURIComponent(textOf(value));
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined && value !== '') query.set(name, textOf(value));
  }
  const asked = query.toString();
  return base + path + (asked && `?${asked}`);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
