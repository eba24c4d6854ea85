import type { Page } from '@playwright/test';

type Point = { x: number; y: number };
type MapElement = HTMLElement & { revealSeat(seatId: string): Point | undefined };
type Watched = { seatTurned?: Promise<number>; pressedAt?: number };

const STILL_FRAMES = 10;

/** Looks at the pixels of a seat on a map, from when they stand still until they change. */
export async function watchSeat(page: Page, seatId: string): Promise<void> {
  await page.locator('fy-seat-map').evaluate(
    async (host, { seatId, stillFrames }) => {
      const canvas = host.querySelector('canvas');
      const context = canvas?.getContext('2d');
      const at = (host as MapElement).revealSeat(seatId);
      if (!canvas || !context || !at) throw new Error(`Seat ${seatId} cannot be watched`);
      const box = canvas.getBoundingClientRect();
      const scale = canvas.width / box.width;
      const [x, y] = [(at.x - box.left) * scale - 6, (at.y - box.top) * scale - 6];
      const look = () => context.getImageData(x, y, 12, 12).data.join();
      const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));

      let before = look();
      for (let still = 0; still < stillFrames; still++) {
        await frame();
        const now = look();
        if (now !== before) still = -1;
        before = now;
      }
      (globalThis as Watched).seatTurned = (async () => {
        while (look() === before) await frame();
        return performance.timeOrigin + performance.now();
      })();
    },
    { seatId, stillFrames: STILL_FRAMES },
  );
}

/** When the watched seat changed, in epoch milliseconds. */
export function seatTurnedAt(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as Watched).seatTurned ?? Promise.reject(new Error()));
}

/** Notes when the next press on the page ends. */
export async function notePress(page: Page): Promise<void> {
  await page.evaluate(() => {
    const note = () => {
      (globalThis as Watched).pressedAt = performance.timeOrigin + performance.now();
    };
    addEventListener('pointerup', note, { capture: true, once: true });
  });
}

/** When the noted press ended, in epoch milliseconds. */
export function pressedAt(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as Watched).pressedAt ?? Number.NaN);
}
