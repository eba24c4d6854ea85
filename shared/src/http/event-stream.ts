import type { Response } from 'express';
import { DomainError } from '../domain/errors.ts';
import { callerAddress } from './caller-address.ts';

/** One event of a stream. */
export type StreamEvent = { readonly event: string; readonly id?: string; readonly data: unknown };

/** A client's open stream of server-sent events. */
export type EventStream = {
  /** Sends an event's bytes; answers false when the client is too far behind to get it. */
  send(bytes: Uint8Array): boolean;
  end(): void;
};

/** What the owner of a stream is told. */
export type StreamOwner = {
  /** The client has read all it was sent after events were withheld from it. */
  caughtUp(): void;
  /** The client has gone or the stream has ended. */
  closed(): void;
};

/** The open streams of this task. */
export type EventStreams = {
  /** Answers a request with a stream of events. Throws 'too-many-requests' when its address has too many. */
  open(response: Response, owner: StreamOwner): EventStream;
  /** Ends every stream, and each that is opened from now on, with a time to come back that differs from client to client. */
  close(): void;
};

/** A stream with what only the keeper of all streams calls. */
type KeptStream = EventStream & { beat(): void };

const HEARTBEAT_MS = 15_000;
const HEARTBEAT = Buffer.from(':\n\n');
/** Bytes waiting for a client; with more it is behind. */
const MOST_WAITING_BYTES = 256 * 1_024;
/** Heartbeats that a client may stay behind before its connection is cut. */
const BEATS_BEHIND = 2;
/**
 * When a client comes back by itself, in milliseconds. All clients of a task come back at once: taking 2,000 streams up costs
 * 0.6 s of processor time, which the other tasks share, so this spread leaves them time for everything else.
 */
const BACK_AFTER_MS = [100, 1_000] as const;

/** The bytes of an event: made once, sent to everybody. */
export function eventBytes({ event, id, data }: StreamEvent): Uint8Array {
  const named = id === undefined ? '' : `id: ${id}\n`;
  return Buffer.from(`event: ${event}\n${named}data: ${JSON.stringify(data)}\n\n`);
}

/** How streams are kept. */
export type EventStreamOptions = {
  /** Time between the comments that keep idle connections alive; 15 s unless told. */
  readonly heartbeatMs?: number | undefined;
  /** How many streams one address may have at this task, where a whole office may share one; any number unless told. */
  readonly perAddress?: number | undefined;
};

/** No stream yet. */
export function eventStreams({
  heartbeatMs = HEARTBEAT_MS,
  perAddress = Infinity,
}: EventStreamOptions = {}): EventStreams {
  const open = new Set<KeptStream>();
  const addresses = countedUpTo(perAddress);
  let stopping = false;
  const heart = setInterval(() => {
    for (const stream of open) stream.beat();
  }, heartbeatMs).unref();

  return {
    open(response, owner) {
      const leave = addresses.enter(callerAddress(response.req));
      begin(response);
      const stream = keptStream(response, owner);
      open.add(stream);
      response.once('close', () => {
        open.delete(stream);
        leave();
        owner.closed();
      });
      if (stopping) stream.end();
      return stream;
    },
    close() {
      stopping = true;
      clearInterval(heart);
      for (const stream of open) stream.end();
    },
  };
}

/** Counts what is open by its key; the one too many throws 'too-many-requests'. */
function countedUpTo(most: number) {
  const counts = new Map<string, number>();
  return {
    /** Counts one more; answers with what takes it off again. */
    enter(key: string): () => void {
      const before = counts.get(key) ?? 0;
      if (before >= most) throw new DomainError('too-many-requests');
      counts.set(key, before + 1);
      return () => {
        const left = (counts.get(key) ?? 1) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      };
    },
  };
}

/** True for an answer that is a stream of events, which must not wait in a compressor's buffer. */
export function isEventStream(response: Response): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream');
}

function begin(response: Response): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  response.write(retry(BACK_AFTER_MS));
}

function keptStream(response: Response, owner: StreamOwner): KeptStream {
  let behind = false;
  let beatsBehind = 0;

  function send(bytes: Uint8Array): boolean {
    if (behind || response.writableEnded || response.destroyed) return false;
    response.write(bytes);
    if (response.writableLength > MOST_WAITING_BYTES) fallBehind();
    return true;
  }

  function fallBehind(): void {
    behind = true;
    response.once('drain', () => {
      behind = false;
      beatsBehind = 0;
      owner.caughtUp();
    });
  }

  return {
    send,
    beat() {
      beatsBehind = behind ? beatsBehind + 1 : 0;
      if (beatsBehind > BEATS_BEHIND) response.destroy();
      else send(HEARTBEAT);
    },
    end() {
      if (!response.writableEnded) response.end();
    },
  };
}

function retry([shortest, longest]: readonly [number, number]): string {
  return `retry: ${Math.round(shortest + Math.random() * (longest - shortest))}\n\n`;
}
