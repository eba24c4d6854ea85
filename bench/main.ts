import { cancel } from './cancel.ts';
import { deploy } from './deploy.ts';
import { doors } from './doors.ts';
import { feed } from './feed.ts';
import { figures } from './figures.ts';
import { hold } from './hold.ts';
import { lighthouse } from './lighthouse.ts';
import { map } from './map.ts';
import { onsale } from './onsale.ts';
import { room } from './room.ts';
import { search } from './search.ts';

const BENCHMARKS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  cancel,
  deploy,
  doors,
  feed,
  figures,
  hold,
  lighthouse,
  map,
  onsale,
  room,
  search,
};

const [name = '', ...args] = process.argv.slice(2);
const run = BENCHMARKS[name];
if (run) {
  await run(args);
} else {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(BENCHMARKS).join(' | ')} [--json]\n`);
  process.exitCode = 2;
}
