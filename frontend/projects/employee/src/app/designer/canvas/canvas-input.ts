import { distance, type Point } from '@foyer/ui/seat-map/geometry.ts';

/** A pointer on the canvas, in CSS pixels from its corner. */
export type CanvasPress = {
  readonly screen: Point;
  readonly pointer: 'touch' | 'fine';
  readonly shift: boolean;
  readonly alt: boolean;
  /** Clicks at one place shortly after another: 2 is a double click. */
  readonly clicks: number;
};

/** What a press becomes: a drag or a click. */
export type CanvasDrag = {
  drag(to: CanvasPress): void;
  drop(at: CanvasPress): void;
  click(at: CanvasPress): void;
  /** The gesture ends without an effect, as when a second finger comes. */
  cancel(): void;
};

/** What fingers, mouse and wheel ask of the canvas. */
export type CanvasHandlers = {
  /** A press begins something, or `pan`s. */
  press(at: CanvasPress): CanvasDrag | 'pan';
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  hover(at: CanvasPress | undefined): void;
};

const DRAG_FROM = { touch: 9, fine: 3 } as const;
const CLICKS_MS = 350;
const CLICKS_REACH = { touch: 24, fine: 6 } as const;
const WHEEL_STEP = 0.0016;
const PINCH_WHEEL_STEP = 0.01;
const LINE_HEIGHT = 16;
const MIDDLE_BUTTON = 1;

type Track = { readonly start: Point; at: Point };
type Run = { readonly at: Point; readonly time: number; readonly clicks: number };

/** Listens on the canvas until the returned function is called. */
export function listenToCanvas(element: HTMLElement, handlers: CanvasHandlers): () => void {
  const tracks = new Map<number, Track>();
  let gesture: CanvasDrag | 'pan' | undefined;
  let moved = false;
  let last: Run = { at: { x: 0, y: 0 }, time: -Infinity, clicks: 0 };

  const pointOf = (event: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const pressOf = (event: PointerEvent, clicks = last.clicks): CanvasPress => ({
    screen: pointOf(event),
    pointer: event.pointerType === 'touch' ? 'touch' : 'fine',
    shift: event.shiftKey,
    alt: event.altKey,
    clicks,
  });

  function countClicks(event: PointerEvent): number {
    const at = pointOf(event);
    const reach = CLICKS_REACH[event.pointerType === 'touch' ? 'touch' : 'fine'];
    const again = event.timeStamp - last.time < CLICKS_MS && distance(at, last.at) < reach;
    last = { at, time: event.timeStamp, clicks: again ? last.clicks + 1 : 1 };
    return last.clicks;
  }

  function down(event: PointerEvent): void {
    if (event.button !== 0 && event.button !== MIDDLE_BUTTON) return;
    if (event.button === MIDDLE_BUTTON) event.preventDefault();
    element.setPointerCapture(event.pointerId);
    const at = pointOf(event);
    tracks.set(event.pointerId, { start: at, at });
    if (tracks.size > 1) {
      if (gesture !== 'pan') gesture?.cancel();
      gesture = 'pan';
      moved = true;
      return;
    }
    moved = false;
    gesture =
      event.button === MIDDLE_BUTTON ? 'pan' : handlers.press(pressOf(event, countClicks(event)));
  }

  function move(event: PointerEvent): void {
    const track = tracks.get(event.pointerId);
    if (!track) {
      if (event.pointerType !== 'touch') handlers.hover(pressOf(event));
      return;
    }
    const press = pressOf(event);
    if (!moved && distance(press.screen, track.start) < DRAG_FROM[press.pointer]) return;
    if (!moved) handlers.hover(undefined);
    moved = true;
    const [other] = [...tracks].filter(([id]) => id !== event.pointerId).map(([, one]) => one);
    if (other) pinch(track.at, press.screen, other.at);
    else if (gesture === 'pan')
      handlers.pan(press.screen.x - track.at.x, press.screen.y - track.at.y);
    else gesture?.drag(press);
    track.at = press.screen;
  }

  function pinch(before: Point, after: Point, other: Point): void {
    handlers.pan((after.x - before.x) / 2, (after.y - before.y) / 2);
    const middle = { x: (after.x + other.x) / 2, y: (after.y + other.y) / 2 };
    const factor = Math.max(1, distance(after, other)) / Math.max(1, distance(before, other));
    handlers.zoom(factor, middle);
  }

  function up(event: PointerEvent): void {
    if (!tracks.delete(event.pointerId) || tracks.size > 0) return;
    const ended = gesture;
    gesture = undefined;
    if (ended === 'pan' || !ended) return;
    if (moved) ended.drop(pressOf(event));
    else ended.click(pressOf(event));
  }

  function cancel(event: PointerEvent): void {
    if (!tracks.delete(event.pointerId)) return;
    if (gesture !== 'pan') gesture?.cancel();
    gesture = undefined;
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_HEIGHT : 1;
    if (event.shiftKey) return handlers.pan(-(event.deltaX || event.deltaY) * unit, 0);
    const step = event.ctrlKey ? PINCH_WHEEL_STEP : WHEEL_STEP;
    handlers.zoom(Math.exp(-event.deltaY * unit * step), pointOf(event));
  }

  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', cancel, { signal });
  element.addEventListener('pointerleave', () => handlers.hover(undefined), { signal });
  element.addEventListener('wheel', wheel, { signal, passive: false });
  return () => stop.abort();
}
