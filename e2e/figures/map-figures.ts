import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { findChromium } from '../system/chromium.ts';
import { framesWhile, workMs, type Smoothness } from './frame-figures.ts';

/** What was seen of a seat map on a phone. */
export type MapFigures = {
  /** The first content of the page, from the start of the navigation. */
  readonly firstPaintMs: number;
  /** Until a tap on the map was answered, the states of the seats being known. */
  readonly usableMs: number;
  /** Processor time of the page's main thread until then. */
  readonly usableWorkMs: number;
  /** The same with everything in the browser's cache. */
  readonly againUsableMs: number;
  /** The same, new, on a processor that is four times slower. */
  readonly slowUsableMs: number;
  readonly panning: Smoothness;
  readonly zooming: Smoothness;
  /** Memory of scripts after a collection. */
  readonly heapMb: number;
};

/** A map's address and a seat that the first finger points at. */
export type MapPage = { readonly address: string; readonly seatId: string };

type Point = { readonly x: number; readonly y: number };
type MapElement = HTMLElement & { seatPosition(seatId: string): Point | undefined };

const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 3,
  hasTouch: true,
  isMobile: true,
};
const SLOWER = 4;
const MOVES = 4;
const PAN_PIXELS = 260;
const PAN_SPEED = 500;
const PINCH = 2.5;
const PINCH_SPEED = 300;

/** Opens a seat map in browsers of their own, moves it about by touch, and weighs it. */
export async function mapFigures(map: MapPage): Promise<MapFigures> {
  const { executablePath, args } = await findChromium();
  const browser = await chromium.launch({ executablePath, args });
  try {
    const slow = await onPhone(browser, async (page, session) => {
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      return open(page, map);
    });
    const seen = await onPhone(browser, (page, session) => watch(page, session, map));
    return { ...seen, slowUsableMs: slow.usableMs };
  } finally {
    await browser.close();
  }
}

async function onPhone<T>(
  browser: Browser,
  look: (page: Page, session: CDPSession) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const seen = await look(page, session);
  await context.close();
  return seen;
}

async function watch(page: Page, session: CDPSession, map: MapPage) {
  const first = await open(page, map);
  const usableWorkMs = Math.round(await workMs(session));
  const again = await open(page, map);
  const middle = await middleOf(page);
  const panning = await framesWhile(page, session, () => pan(session, middle));
  const zooming = await framesWhile(page, session, () => pinch(session, middle));
  return {
    firstPaintMs: first.paintedMs,
    usableMs: first.usableMs,
    usableWorkMs,
    againUsableMs: again.usableMs,
    panning,
    zooming,
    heapMb: await heapMb(session),
  };
}

async function open(page: Page, { address, seatId }: MapPage) {
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.querySelector('fy-seat-map canvas[aria-busy="false"]'));
  const at = await page.evaluate(
    (id) => document.querySelector<MapElement>('fy-seat-map')?.seatPosition(id),
    seatId,
  );
  if (!at) throw new Error(`Seat ${seatId} is not on the map`);
  await page.touchscreen.tap(at.x, at.y);
  return page.evaluate(async () => {
    while (!document.querySelector('fy-seat-map .back'))
      await new Promise((drawn) => requestAnimationFrame(drawn));
    const paints = performance.getEntriesByName('first-contentful-paint');
    return {
      usableMs: Math.round(performance.now()),
      paintedMs: Math.round(paints[0]?.startTime ?? Number.NaN),
    };
  });
}

async function middleOf(page: Page): Promise<Point> {
  const box = await page.locator('fy-seat-map canvas').boundingBox();
  if (!box) throw new Error('The map is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags the map to and fro by a finger. */
async function pan(session: CDPSession, { x, y }: Point): Promise<void> {
  for (let move = 0; move < MOVES; move += 1) {
    const way = move % 2 === 0 ? 1 : -1;
    await session.send('Input.synthesizeScrollGesture', {
      x: x - (way * PAN_PIXELS) / 2,
      y: y - (way * PAN_PIXELS) / 2,
      xDistance: way * PAN_PIXELS,
      yDistance: way * PAN_PIXELS,
      speed: PAN_SPEED,
      gestureSourceType: 'touch',
      preventFling: true,
    });
  }
}

/** Spreads two fingers and closes them again. */
async function pinch(session: CDPSession, { x, y }: Point): Promise<void> {
  for (let move = 0; move < MOVES; move += 1) {
    await session.send('Input.synthesizePinchGesture', {
      x,
      y,
      scaleFactor: move % 2 === 0 ? 1 / PINCH : PINCH,
      relativeSpeed: PINCH_SPEED,
      gestureSourceType: 'touch',
    });
  }
}

async function heapMb(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return Math.round((usedSize / 1_000_000) * 10) / 10;
}
