/** Draws at most once a display frame, and only while there is something to draw. */
export type FrameLoop = { request(): void; stop(): void };

/** A loop that calls `draw` in the next frame after a request, and again for as long as it returns true. */
export function createFrameLoop(draw: (now: number) => boolean): FrameLoop {
  let pending: number | undefined;
  const frame = (now: number): void => {
    pending = undefined;
    if (draw(now)) request();
  };
  const request = (): void => {
    pending ??= requestAnimationFrame(frame);
  };
  const stop = (): void => {
    if (pending !== undefined) cancelAnimationFrame(pending);
    pending = undefined;
  };
  return { request, stop };
}
