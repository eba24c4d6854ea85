import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip, createGzip } from 'node:zlib';
import type { Instant, SearchableEvent } from '../domain/index.ts';
import type { CatalogueSnapshots, ObjectStore } from '../use-cases/ports.ts';

const KEY = 'catalogue/listed-events.jsonl.gz';

/** The first line; the lines behind it are events. */
type Heading = { readonly format: number; readonly asOf: Instant };

/** Raised when what is written changes in a way that other versions cannot read. */
const FORMAT = 1;
/** Bytes of text that are read at once: a few hundred events, between which other work has its turn. */
const READ_AT_ONCE = 256 * 1024;
const WRITTEN_AT_ONCE = 250;

/** Snapshots of the catalogue as one object, a line an event. */
export function catalogueSnapshots(objects: ObjectStore): CatalogueSnapshots {
  return {
    async read() {
      const found = await objects.get(KEY);
      if (!found) return undefined;
      const batches = linesIn(found.content);
      const first = await batches.next();
      const [heading = '{}', ...lines] = first.done ? [] : first.value;
      const { format, asOf } = JSON.parse(heading) as Partial<Heading>;
      if (format === FORMAT && asOf !== undefined)
        return { asOf, events: eventsIn(lines, batches) };
      await batches.return(undefined);
      return undefined;
    },
    async write(asOf, events) {
      const heading: Heading = { format: FORMAT, asOf };
      const packed = Readable.from(textOf(heading, events)).pipe(createGzip());
      await objects.put(KEY, await buffer(packed), 'application/gzip');
    },
  };
}

async function* eventsIn(
  first: readonly string[],
  rest: AsyncIterable<readonly string[]>,
): AsyncGenerator<SearchableEvent[]> {
  yield first.map(eventOf);
  for await (const lines of rest) yield lines.map(eventOf);
}

function eventOf(line: string): SearchableEvent {
  return JSON.parse(line) as SearchableEvent;
}

/** Whole lines, some at a time. */
async function* linesIn(content: Uint8Array): AsyncGenerator<string[], undefined> {
  const unpacked = createGunzip({ chunkSize: READ_AT_ONCE }).setEncoding('utf8');
  unpacked.end(content);
  let begun = '';
  for await (const text of unpacked as AsyncIterable<string>) {
    const lines = (begun + text).split('\n');
    begun = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  return undefined;
}

function* textOf(heading: Heading, events: readonly SearchableEvent[]): Generator<string> {
  yield `${JSON.stringify(heading)}\n`;
  for (let start = 0; start < events.length; start += WRITTEN_AT_ONCE) {
    const some = events.slice(start, start + WRITTEN_AT_ONCE);
    yield some.map((event) => `${JSON.stringify(event)}\n`).join('');
  }
}
