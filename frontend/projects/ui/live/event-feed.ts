import { InjectionToken } from '@angular/core';

/** Opens a stream of server-sent events; the browser's own unless a test says otherwise. */
export const OPEN_EVENT_SOURCE = new InjectionToken<(address: string) => EventSource>(
  'OPEN_EVENT_SOURCE',
  {
    factory: () => (address) => new EventSource(address),
  },
);

/** Who listens to a feed. */
export type FeedListener = {
  /** A message of one of the kinds asked for. */
  readonly message: (kind: string, data: string, id: string) => void;
  /** The connection came up or was lost; a lost one comes back by itself. */
  readonly connected: (yes: boolean) => void;
};

/** What a feed needs: how to open a source, and which kinds of message to listen to. */
export type FeedSource = {
  readonly address: string;
  readonly kinds: readonly string[];
  readonly open: (address: string) => EventSource;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/**
 * Listens to server-sent events until it is closed. A dropped connection is taken up again by the browser, which tells
 * the last id it saw; an answer that ends the browser's own tries (an error status) is tried again here, ever more slowly.
 */
export function openFeed(feed: FeedSource, listener: FeedListener): { close(): void } {
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source = start();

  function start(): EventSource {
    const opened = feed.open(feed.address);
    opened.onopen = () => {
      wait = FIRST_WAIT_MS;
      listener.connected(true);
    };
    opened.onerror = () => {
      listener.connected(false);
      if (opened.readyState === opened.CLOSED) startLater();
    };
    for (const kind of feed.kinds) {
      opened.addEventListener(kind, ({ data, lastEventId }: MessageEvent<string>) => {
        listener.message(kind, data, lastEventId);
      });
    }
    return opened;
  }

  function startLater(): void {
    clearTimeout(timer);
    timer = setTimeout(() => (source = start()), wait * (0.5 + Math.random() / 2));
    wait = Math.min(2 * wait, LONGEST_WAIT_MS);
  }

  return {
    close: () => {
      clearTimeout(timer);
      source.close();
    },
  };
}
