import type { Refusal } from '@foyer/shared/domain';

/** What becomes of a request: it may be made, or it is refused for a reason. */
export type Outcome = 'yes' | Refusal;

/** The parts of a request that differ from endpoint to endpoint. */
export type Sample = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** A JSON body. */
  readonly body?: unknown;
  /** A form with a file, or bytes as they are. */
  readonly content?: FormData | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of what else identifies the caller. */
  readonly cookie?: string;
};

/** One line of the table: an endpoint, a request to it, and what becomes of that for each caller. */
export type Row<Column extends string, Stage> = {
  /** The endpoint's name in the contract. */
  readonly endpoint: string;
  /** What is special about the request, where an endpoint has several lines. */
  readonly variant?: string;
  /** Makes the request, on a stage of its own for every cell; absent where there is nothing to say. */
  readonly ask?: (stage: Stage) => Sample | Promise<Sample>;
  readonly expected: Readonly<Record<Column, Outcome>>;
};

/** The name of a line. */
export function nameOf({ endpoint, variant }: Row<string, never>): string {
  return variant ? `${endpoint}, ${variant}` : endpoint;
}
