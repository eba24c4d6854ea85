import type * as z from 'zod';
import type { Refusal, Role } from '../domain/index.ts';

/** HTTP methods that Foyer's endpoints use. */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Who may call an endpoint: anybody, a known browser or account, or accounts of the roles named. */
export type Access = 'public' | 'caller' | readonly Role[];

/** What an endpoint answers with: JSON by a schema, nothing, a page's worth of events, or a file that its route streams. */
export type ReplyKind = 'json' | 'none' | 'event-stream' | 'file';

/**
 * How an endpoint's body is read: as JSON, as JSON of some megabytes for drawings, as a form with one file, or as the
 * bytes that came, for messages signed over their bytes.
 */
export type BodyKind = 'json' | 'large-json' | 'upload' | 'bytes';

type Shape = z.ZodType | undefined;

/** An endpoint described as data; routes, OpenAPI and the browser's client are made from it. */
export type Endpoint<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Reply extends Shape = Shape,
  Who extends Access = Access,
> = {
  readonly method: Method;
  /** Path below `/api` or `/admin/api`, parameters as `:name`. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** The feature word that groups it in the documents. */
  readonly tag: string;
  readonly access: Who;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly bodyKind: BodyKind;
  readonly reply?: Reply;
  readonly replyKind: ReplyKind;
  /** Media type of a successful answer; JSON unless named. */
  readonly mediaType: string;
  /** Status of a successful answer. */
  readonly status: number;
  /** True where the header Idempotency-Key is required. */
  readonly idempotent: boolean;
  /** How long anybody may keep the JSON that is answered; absent: it is somebody's own and never kept. */
  readonly keepSeconds?: number;
  /** Refusals of its own, beside those that every endpoint may give. */
  readonly refusals: readonly Refusal[];
};

/** What it takes to call an endpoint. The schemas may be known to the compiler alone and be absent at run time. */
export type OutlineOf<E extends Endpoint = Endpoint> = Pick<E, 'method' | 'path'> &
  Partial<Pick<E, 'params' | 'query' | 'body' | 'reply'>>;

type Definition<
  P extends Shape,
  Q extends Shape,
  B extends Shape,
  R extends Shape,
  W extends Access,
> = Pick<
  Endpoint<P, Q, B, R, W>,
  'method' | 'path' | 'summary' | 'tag' | 'access' | 'params' | 'query' | 'body' | 'reply'
> &
  Partial<
    Pick<
      Endpoint,
      'status' | 'bodyKind' | 'replyKind' | 'mediaType' | 'idempotent' | 'keepSeconds' | 'refusals'
    >
  >;

/** Describes an endpoint; the status defaults to 200, or 204 where nothing is answered. */
export function endpoint<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  R extends Shape = undefined,
  const W extends Access = Access,
>(definition: Definition<P, Q, B, R, W>): Endpoint<P, Q, B, R, W> {
  const replyKind = definition.replyKind ?? (definition.reply ? 'json' : 'none');
  return {
    status: replyKind === 'none' ? 204 : 200,
    bodyKind: 'json',
    mediaType: replyKind === 'event-stream' ? 'text/event-stream' : 'application/json',
    idempotent: false,
    refusals: [],
    ...definition,
    replyKind,
  };
}

type Present<S> = Exclude<S, undefined>;
type Schema<S> = [Present<S>] extends [never] ? z.ZodUndefined : Extract<Present<S>, z.ZodType>;
type InputOf<S> = z.input<Schema<S>>;
type OutputOf<S> = z.output<Schema<S>>;

/** The parsed path parameters of an endpoint. */
export type ParamsOf<E extends OutlineOf> = OutputOf<E['params']>;
/** The parsed query of an endpoint. */
export type QueryOf<E extends OutlineOf> = OutputOf<E['query']>;
/** The parsed body of an endpoint. */
export type BodyOf<E extends OutlineOf> = OutputOf<E['body']>;
/** The body that a client sends to an endpoint. */
export type RequestBodyOf<E extends OutlineOf> = InputOf<E['body']>;
/** What an endpoint answers with. */
export type ReplyOf<E extends OutlineOf> = OutputOf<E['reply']>;
