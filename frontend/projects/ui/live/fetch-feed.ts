import type { FeedListener } from './event-feed.ts';

/** What a feed for somebody signed in needs: an event source of the browser's own cannot send who asks. */
export type FetchFeed = {
  readonly address: string;
  /** The headers that tell who asks, asked for at each try. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Listens to server-sent events until it is closed; a lost connection is taken up again, ever more slowly. */
export function openFetchFeed(feed: FetchFeed, listener: FeedListener): { close(): void } {
  const stop = new AbortController();
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function listen(): Promise<void> {
    try {
      const headers = { ...(await feed.headers()), accept: 'text/event-stream' };
      const response = await fetch(feed.address, { headers, signal: stop.signal });
      if (response.ok && response.body) {
        listener.connected(true);
        wait = FIRST_WAIT_MS;
        await readEvents(response.body, listener);
      }
    } catch {
      // The connection was lost or could not be made: it is tried again below.
    }
    if (stop.signal.aborted) return;
    listener.connected(false);
    timer = setTimeout(() => void listen(), wait * (0.5 + Math.random() / 2));
    wait = Math.min(2 * wait, LONGEST_WAIT_MS);
  }

  void listen();
  return {
    close() {
      stop.abort();
      clearTimeout(timer);
    },
  };
}

async function readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  listener: FeedListener,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let unread = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (unread + part.value).split('\n\n');
    unread = blocks.pop() ?? '';
    for (const block of blocks) tell(block, listener);
  }
}

function tell(block: string, listener: FeedListener): void {
  const field = (name: string) =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2))
      .join('\n');
  const kind = field('event');
  if (kind) listener.message(kind, field('data'), field('id'));
}
