import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../system/chromium.ts';

/** How smoothly something moved. */
export type Smoothness = { readonly perSecond: number; readonly slowestMs: number };

/** What was seen of a seat map. */
export type MapFigures = {
  /** The first content of the page, from the start of the navigation. */
  readonly firstPaintMs: number;
  /** Until a seat could be chosen, its state being known. */
  readonly usableMs: number;
  /** The same with everything in the browser's cache. */
  readonly againUsableMs: number;
  readonly panning: Smoothness;
  readonly zooming: Smoothness;
  /** Memory of scripts after a collection. */
  readonly heapMb: number;
};

const MOVE_FOR_MS = 3_000;
const VIEWPORT = { width: 1280, height: 800 };

/** Opens a seat map in a browser of its own, twice, moves it about as a hand would, and weighs it. */
export async function mapFigures(address: string): Promise<MapFigures> {
  const { executablePath, args } = await findChromium();
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await watchMap(await browser.newPage({ viewport: VIEWPORT }), address);
  } finally {
    await browser.close();
  }
}

async function watchMap(page: Page, address: string): Promise<MapFigures> {
  const first = await open(page, address);
  const again = await open(page, address);
  const middle = await middleOf(page);
  await zoomToSeats(page, middle);
  const panning = await whileMoving(page, async (step) => {
    const angle = step / 12;
    await page.mouse.move(middle.x + 240 * Math.sin(angle), middle.y + 160 * Math.cos(angle));
  });
  await page.mouse.up();
  const zooming = await whileMoving(page, async (step) => {
    await page.mouse.wheel(0, Math.floor(step / 20) % 2 === 0 ? 60 : -60);
  });
  return {
    firstPaintMs: first.paintedMs,
    usableMs: first.usableMs,
    againUsableMs: again.usableMs,
    panning,
    zooming,
    heapMb: await heapMb(page),
  };
}

async function open(page: Page, address: string) {
  await page.goto(address, { waitUntil: 'commit' });
  const map = page.getByRole('application', { name: /^Seat map/ });
  await map.focus({ timeout: 60_000 });
  await map.press('ArrowDown');
  return page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    const words = () => document.querySelector('fy-seat-map [aria-live]')?.textContent ?? '';
    while (!words().endsWith('free')) await frame();
    await frame();
    const paints = performance.getEntriesByName('first-contentful-paint');
    return {
      usableMs: Math.round(performance.now()),
      paintedMs: Math.round(paints[0]?.startTime ?? Number.NaN),
    };
  });
}

async function middleOf(page: Page) {
  const box = await page.locator('fy-seat-map canvas').boundingBox();
  if (!box) throw new Error('The map is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** From the whole room to single seats, a finger's grip on them. */
async function zoomToSeats(page: Page, middle: { x: number; y: number }): Promise<void> {
  await page.getByRole('button', { name: 'Show the whole room' }).click();
  await page.mouse.move(middle.x, middle.y);
  for (let step = 0; step < 5; step++) await page.mouse.wheel(0, -240);
  await page.mouse.down();
}

/** Repeats a movement for a while and counts the frames that the page got to draw. */
async function whileMoving(page: Page, move: (step: number) => Promise<void>): Promise<Smoothness> {
  const counted = page.evaluate(async (ms) => {
    const gaps: number[] = [];
    const start = performance.now();
    let last = start;
    while (last - start < ms) {
      const now = await new Promise<number>((drawn) => requestAnimationFrame(drawn));
      gaps.push(now - last);
      last = now;
    }
    return { frames: gaps.length, ms: last - start, slowestMs: Math.max(...gaps) };
  }, MOVE_FOR_MS);
  const over = new AbortController();
  const done = counted.finally(() => over.abort());
  for (let step = 0; !over.signal.aborted; step++) await move(step);
  const { frames, ms, slowestMs } = await done;
  return { perSecond: Math.round((frames / ms) * 1000), slowestMs: Math.round(slowestMs) };
}

async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return Math.round((usedSize / 1_000_000) * 10) / 10;
}
