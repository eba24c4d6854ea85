import { beforeEach, describe, expect, it } from '@jest/globals';
import { listenToGestures } from './map-gestures.ts';

type Touch = {
  readonly x: number;
  readonly y: number;
  readonly id?: number;
  readonly type?: string;
};

let said: string[] = [];
let takes = false;
let stop: () => void;
let element: HTMLElement;

function fire(type: string, { x, y, id = 1, type: pointerType = 'mouse' }: Touch): void {
  const event = new MouseEvent(type, { clientX: x, clientY: y, button: 0, bubbles: true });
  element.dispatchEvent(Object.assign(event, { pointerId: id, pointerType }));
}

function tap(at: Touch): void {
  fire('pointerdown', at);
  fire('pointerup', at);
}

beforeEach(() => {
  said = [];
  takes = false;
  element = document.createElement('div');
  element.setPointerCapture = () => undefined;
  stop = listenToGestures(element, {
    begin: () => undefined,
    fling: () => undefined,
    pan: (dx, dy) => said.push(`pan ${dx} ${dy}`),
    zoom: (factor, { x, y }) => said.push(`zoom ${factor.toFixed(2)} at ${x} ${y}`),
    tap: ({ x, y }, kind) => (said.push(`tap ${kind} ${x} ${y}`), takes),
    doubleTap: () => said.push('double tap'),
    hover: (at) => said.push(at ? `hover ${at.x} ${at.y}` : 'hover nothing'),
  });
});

describe('gestures on the map', () => {
  it('tell a tap from a drag', () => {
    tap({ x: 50, y: 60 });
    fire('pointerdown', { x: 100, y: 100 });
    fire('pointermove', { x: 102, y: 100 });
    fire('pointermove', { x: 120, y: 90 });
    fire('pointermove', { x: 130, y: 90 });
    fire('pointerup', { x: 130, y: 90 });
    expect(said).toEqual(['tap fine 50 60', 'hover nothing', 'pan 20 -10', 'pan 10 0']);
  });

  it('let a finger tremble more than a mouse', () => {
    fire('pointerdown', { x: 100, y: 100, type: 'touch' });
    fire('pointermove', { x: 106, y: 104, type: 'touch' });
    fire('pointerup', { x: 106, y: 104, type: 'touch' });
    expect(said).toEqual(['tap touch 106 104']);
  });

  it('zoom by two fingers around their middle and take nothing', () => {
    const left = { x: 100, y: 100, id: 1, type: 'touch' };
    const right = { x: 200, y: 100, id: 2, type: 'touch' };
    fire('pointerdown', left);
    fire('pointerdown', right);
    fire('pointermove', { ...right, x: 300 });
    fire('pointerup', { ...right, x: 300 });
    fire('pointerup', left);
    expect(said).toEqual(['pan 50 0', 'zoom 2.00 at 200 100']);
  });

  it('zoom by double tap, unless the first tap took a seat', () => {
    tap({ x: 50, y: 50 });
    tap({ x: 52, y: 50 });
    expect(said).toEqual(['tap fine 50 50', 'double tap']);
    said = [];
    takes = true;
    tap({ x: 50, y: 50 });
    tap({ x: 50, y: 50 });
    expect(said).toEqual(['tap fine 50 50', 'tap fine 50 50']);
  });

  it('zoom by wheel around the pointer, in by turning up', () => {
    const event = new WheelEvent('wheel', {
      deltaY: -100,
      clientX: 30,
      clientY: 40,
      cancelable: true,
    });
    element.dispatchEvent(event);
    expect(said).toEqual(['zoom 1.17 at 30 40']);
    expect(event.defaultPrevented).toBe(true);
  });

  it('end when the map does', () => {
    stop();
    tap({ x: 50, y: 60 });
    expect(said).toEqual([]);
  });
});
