import { writeFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import {
  bestAvailable,
  freeRunsOf,
  hideSeats,
  seatIndexOf,
  theatrePlan,
  versionedPlan,
  type RoomStates,
  type Row,
  type SeatedSection,
  type SeatingPlan,
} from '@foyer/shared/domain';

const PARTIES = [1, 2, 3, 4, 6, 10];
const COLUMNS = 3;
/** A panel in pixels. */
const PANEL = { width: 400, height: 360 };
const SOLD_SHARE = 0.5;
const COLOURS: Readonly<Record<string, string>> = {
  cat_premium: '#e8c46b',
  cat_first: '#e9a3aa',
  cat_second: '#9fc0e6',
};

/** Draws a half-sold theatre with the seats that parties of several sizes are given, as a picture for the docs. */
export async function drawBestAvailable(browser: Browser, path: string): Promise<void> {
  const plan = versionedPlan(
    theatrePlan('picture', {
      premium: 'cat_premium',
      first: 'cat_first',
      second: 'cat_second',
      third: 'cat_third',
    }),
    () => 'picture',
  );
  const stalls = plan.sections[0];
  if (stalls?.kind !== 'seated') throw new Error('The theatre has no stalls');
  const states = halfSold(plan, stalls);
  const panels = PARTIES.map((quantity, index) =>
    panelOf(plan, stalls, states, { quantity, index }),
  );
  const width = COLUMNS * PANEL.width;
  const height = Math.ceil(PARTIES.length / COLUMNS) * PANEL.height;
  const size = `width="${width}" height="${height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif"><rect ${size} fill="#fff"/>${panels.join('')}</svg>`;
  await writeFile(path, await webpOf(browser, svg, { width, height }));
}

/** The stalls after parties of one to six have sat down wherever they liked, the front before the back; the rest is full. */
function halfSold(plan: SeatingPlan, stalls: SeatedSection): RoomStates {
  const rows = plan.sections.flatMap((section) => (section.kind === 'seated' ? section.rows : []));
  const open = new Set(stalls.rows);
  let states: RoomStates = Object.fromEntries(
    rows.map((row) => [row.rowId, (open.has(row) ? '.' : 's').repeat(row.seats.length)]),
  );
  const random = randomNumbers(7);
  const seats = stalls.rows.reduce((sum, row) => sum + row.seats.length, 0);
  let sold = 0;
  while (sold < seats * SOLD_SHARE) {
    const row = stalls.rows[Math.floor(stalls.rows.length * random() ** 1.6)];
    const taken = row ? seatsOfParty(row, states, 1 + Math.floor(random() * 6), random) : [];
    states = hideSeats(plan, states, taken);
    sold += taken.length;
  }
  return states;
}

function seatsOfParty(
  row: Row,
  states: RoomStates,
  quantity: number,
  random: () => number,
): string[] {
  const runs = freeRunsOf(row, states[row.rowId]).filter(
    ({ start, end }) => end - start >= quantity,
  );
  const run = runs[Math.floor(random() * runs.length)];
  if (!run) return [];
  const start = run.start + Math.floor(random() * (run.end - run.start - quantity + 1));
  return row.seats.slice(start, start + quantity).map(({ seatId }) => seatId);
}

function panelOf(
  plan: SeatingPlan,
  stalls: SeatedSection,
  states: RoomStates,
  { quantity, index }: { readonly quantity: number; readonly index: number },
): string {
  const chosen = new Set(bestAvailable(plan, states, { quantity }));
  const all = stalls.rows.flatMap((row) => row.seats);
  const [left, right] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))];
  const scale = Math.min((PANEL.width - 40) / (right - left), (PANEL.height - 70) / (bottom - top));
  const x = (index % COLUMNS) * PANEL.width + (PANEL.width - (right - left) * scale) / 2;
  const y = Math.floor(index / COLUMNS) * PANEL.height + 50;
  const seats = stalls.rows.flatMap((row) =>
    row.seats.map((seat, at) => {
      const point = `cx="${(seat.x - left) * scale}" cy="${(seat.y - top) * scale}"`;
      if (chosen.has(seat.seatId))
        return `<circle ${point} r="5.6" fill="#0b4f3c" stroke="#fff" stroke-width="1.2"/>`;
      if (seat.blocked) return '';
      return states[row.rowId]?.[at] === '.'
        ? `<circle ${point} r="3.7" fill="${COLOURS[seat.categoryId ?? row.categoryId] ?? ''}"/>`
        : `<circle ${point} r="1.7" fill="#b9bcba"/>`;
    }),
  );
  const title = quantity === 1 ? 'One' : `A party of ${quantity}`;
  const titleAt = `x="${(index % COLUMNS) * PANEL.width + PANEL.width / 2}" y="${y - 22}"`;
  const words = `${title}: ${placeOf(plan, [...chosen])}`;
  return `<text ${titleAt} text-anchor="middle" font-size="15" fill="#1d1f1e">${words}</text><g transform="translate(${x} ${y})">${seats.join('')}</g>`;
}

/** `row F, 12 to 15`, for each row. */
function placeOf(plan: SeatingPlan, seatIds: readonly string[]): string {
  const places = seatIds.flatMap((seatId) => seatIndexOf(plan).get(seatId) ?? []);
  return [...Map.groupBy(places, ({ row }) => row)]
    .map(([row, found]) => {
      const [first, last] = [found[0]?.seat.label ?? '', found.at(-1)?.seat.label ?? ''];
      return `row ${row.label}, ${first === last ? first : `${first} to ${last}`}`;
    })
    .join(' and ');
}

async function webpOf(
  browser: Browser,
  svg: string,
  size: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    const data = await page.evaluate(
      async ({ address, width, height }) => {
        const picture = new Image();
        picture.src = address;
        await picture.decode();
        const canvas = Object.assign(document.createElement('canvas'), { width, height });
        canvas.getContext('2d')?.drawImage(picture, 0, 0);
        return canvas.toDataURL('image/webp', 0.7);
      },
      { address, ...size },
    );
    return Buffer.from(data.split(',')[1] ?? '', 'base64');
  } finally {
    await page.close();
  }
}

/** Numbers from 0 up to but not including 1, the same at each run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
