import { get, type IncomingMessage } from 'node:http';
import { unpackedRoom, type AvailabilityView } from '@foyer/shared/contract';
import type { WatchedClient } from './watched-client.ts';

/** Browsers with an open map of one room. */
export type MapViewers = {
  /** How long each took to have the room again after its stream had ended, in milliseconds. */
  readonly backMs: readonly number[];
  /** How many see a seat otherwise than it stands. */
  wrong(rows: Readonly<Record<string, string>>): number;
  close(): void;
};

type Viewer = { rows: Record<string, string>; wait: number; lastId: string; close: () => void };

/** How long a browser waits that was told no time to come back. */
const UNTOLD_WAIT_MS = 3_000;

/** Opens the maps and keeps them open as a browser does: after its stream has ended each waits as told and comes back with the last id. */
export async function mapViewers(
  client: WatchedClient,
  address: string,
  count: number,
): Promise<MapViewers> {
  const backMs: number[] = [];
  let closed = false;

  function open(viewer: Viewer, lostAt?: number): Promise<unknown> {
    const shown = Promise.withResolvers<undefined>();
    const headers = viewer.lastId === '' ? {} : { 'last-event-id': viewer.lastId };
    const request = get(address, { agent: false, headers }, (response) => {
      if (response.statusCode !== 200) client.fail(`a map: ${response.statusCode}`);
      readEvents(viewer, response, () => {
        if (lostAt !== undefined) backMs.push(performance.now() - lostAt);
        lostAt = undefined;
        shown.resolve(undefined);
      });
      response.once('close', () => {
        if (!response.complete && !closed) client.fail('a map: cut off');
        comeBack(viewer);
      });
    });
    request.once('error', (error) => {
      if (closed) return;
      client.fail(`a map: ${error.message}`);
      comeBack(viewer);
    });
    viewer.close = () => request.destroy();
    return shown.promise;
  }

  function comeBack(viewer: Viewer): void {
    if (closed) return;
    const lostAt = performance.now();
    const timer = setTimeout(() => void open(viewer, lostAt), viewer.wait);
    viewer.close = () => clearTimeout(timer);
  }

  const viewers = Array.from({ length: count }, newViewer);
  await Promise.all(viewers.map((viewer) => open(viewer)));
  return {
    backMs,
    wrong: (rows) => viewers.filter((viewer) => !seesAll(viewer, rows)).length,
    close() {
      closed = true;
      for (const viewer of viewers) viewer.close();
    },
  };
}

function newViewer(): Viewer {
  return { rows: {}, wait: UNTOLD_WAIT_MS, lastId: '', close: () => undefined };
}

function seesAll({ rows: seen }: Viewer, rows: Readonly<Record<string, string>>): boolean {
  return Object.entries(rows).every(([rowId, states]) => seen[rowId] === states);
}

function readEvents(viewer: Viewer, response: IncomingMessage, onRoom: () => void): void {
  let pending = '';
  response.setEncoding('utf8').on('error', () => undefined);
  response.on('data', (text: string) => {
    const events = (pending + text).split('\n\n');
    pending = events.pop() ?? '';
    for (const event of events) if (takeEvent(viewer, event) === 'room') onRoom();
  });
}

/** Takes an event as the browser does; answers with 'room' where it tells how seats stand. */
function takeEvent(viewer: Viewer, event: string): 'room' | 'other' {
  const fields = new Map(
    event.split('\n').map((line) => {
      const end = line.indexOf(': ');
      return [line.slice(0, end), line.slice(end + 2)];
    }),
  );
  if (fields.has('retry')) viewer.wait = Number(fields.get('retry'));
  const [kind, data] = [fields.get('event'), fields.get('data') ?? ''];
  if (kind !== 'snapshot' && kind !== 'delta') return 'other';
  viewer.lastId = fields.get('id') ?? viewer.lastId;
  if (kind === 'snapshot')
    viewer.rows = { ...unpackedRoom(JSON.parse(data) as AvailabilityView).rows };
  else Object.assign(viewer.rows, (JSON.parse(data) as { rows: Record<string, string> }).rows);
  return 'room';
}
