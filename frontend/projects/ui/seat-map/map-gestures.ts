import { distance, middleOf, type Point } from './geometry.ts';

/** What fingers, mouse and wheel ask of the map; points are CSS pixels from the map's corner. */
export type GestureHandlers = {
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  /** A tap or click; true when something was taken, so that a second one is not a double tap. */
  tap(at: Point, pointer: PointerKind): boolean;
  doubleTap(at: Point): void;
  hover(at: Point | undefined): void;
  /** The pan's speed in pixels a millisecond when the finger left. */
  fling(speed: Point): void;
  /** A gesture begins: what is still moving must stop. */
  begin(): void;
};

/** Touch is coarser than mouse and pen. */
export type PointerKind = 'touch' | 'fine';

const DRAG_FROM = { touch: 9, fine: 4 } as const;
const DOUBLE_TAP_MS = 320;
const DOUBLE_TAP_REACH = 28;
const WHEEL_STEP = 0.0016;
const PINCH_WHEEL_STEP = 0.01;
const LINE_HEIGHT = 16;
/** A finger that rested so long before it left does not fling. */
const FLING_MS = 60;

type Track = { readonly start: Point; at: Point; readonly kind: PointerKind };
type Sample = { readonly at: Point; readonly time: number };

/** Listens on an element until the returned function is called. */
export function listenToGestures(element: HTMLElement, handlers: GestureHandlers): () => void {
  const pointers = new Map<number, Track>();
  let dragging = false;
  let lastTap: Sample | undefined;
  let samples: Sample[] = [];

  const pointOf = (event: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  function down(event: PointerEvent): void {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    if (pointers.size === 0) [dragging, samples] = [false, []];
    else dragging = true;
    const at = pointOf(event);
    pointers.set(event.pointerId, {
      start: at,
      at,
      kind: event.pointerType === 'touch' ? 'touch' : 'fine',
    });
    handlers.begin();
  }

  function move(event: PointerEvent): void {
    const at = pointOf(event);
    const track = pointers.get(event.pointerId);
    if (!track) {
      if (event.pointerType !== 'touch') handlers.hover(at);
      return;
    }
    const others = [...pointers].filter(([id]) => id !== event.pointerId).map(([, other]) => other);
    if (!dragging && distance(at, track.start) < DRAG_FROM[track.kind]) return;
    if (!dragging) handlers.hover(undefined);
    dragging = true;
    if (others[0]) pinch(track.at, at, others[0].at);
    else handlers.pan(at.x - track.at.x, at.y - track.at.y);
    track.at = at;
    samples = [...samples.slice(-5), { at, time: event.timeStamp }];
  }

  function pinch(before: Point, after: Point, other: Point): void {
    const from = middleOf({ left: before.x, top: before.y, right: other.x, bottom: other.y });
    const to = middleOf({ left: after.x, top: after.y, right: other.x, bottom: other.y });
    handlers.pan(to.x - from.x, to.y - from.y);
    handlers.zoom(Math.max(1, distance(after, other)) / Math.max(1, distance(before, other)), to);
  }

  function up(event: PointerEvent): void {
    const track = pointers.get(event.pointerId);
    pointers.delete(event.pointerId);
    if (!track) return;
    if (!dragging) tapped(pointOf(event), track.kind, event.timeStamp);
    else if (pointers.size === 0) handlers.fling(speedOf(samples, event.timeStamp));
  }

  function tapped(at: Point, kind: PointerKind, time: number): void {
    const again =
      lastTap && time - lastTap.time < DOUBLE_TAP_MS && distance(lastTap.at, at) < DOUBLE_TAP_REACH;
    lastTap = undefined;
    if (again) handlers.doubleTap(at);
    else if (!handlers.tap(at, kind)) lastTap = { at, time };
  }

  function cancel(event: PointerEvent): void {
    pointers.delete(event.pointerId);
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    const pixels =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_HEIGHT : event.deltaY;
    handlers.begin();
    handlers.zoom(
      Math.exp(-pixels * (event.ctrlKey ? PINCH_WHEEL_STEP : WHEEL_STEP)),
      pointOf(event),
    );
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

function speedOf(samples: readonly Sample[], now: number): Point {
  const recent = samples.filter(({ time }) => now - time < 2 * FLING_MS);
  const first = recent.at(0);
  const last = recent.at(-1);
  if (!first || !last || last.time === first.time || now - last.time > FLING_MS)
    return { x: 0, y: 0 };
  const elapsed = last.time - first.time;
  return { x: (last.at.x - first.at.x) / elapsed, y: (last.at.y - first.at.y) / elapsed };
}
