import { beforeEach, describe, expect, it } from '@jest/globals';
import { listenToCanvas, type CanvasPress } from './canvas-input.ts';

type Touch = {
  x: number;
  y: number;
  id?: number;
  type?: string;
  button?: number;
  shiftKey?: boolean;
};

let said: string[] = [];
let answer: 'drag' | 'pan';
let element: HTMLElement;
let stop: () => void;

function fire(
  type: string,
  { x, y, id = 1, type: pointerType = 'mouse', button = 0, shiftKey = false }: Touch,
): void {
  const event = new MouseEvent(type, {
    clientX: x,
    clientY: y,
    button,
    shiftKey,
    bubbles: true,
    cancelable: true,
  });
  element.dispatchEvent(Object.assign(event, { pointerId: id, pointerType }));
}

const words = ({ screen, clicks, shift }: CanvasPress): string =>
  `${screen.x} ${screen.y}${clicks > 1 ? ` ×${clicks}` : ''}${shift ? ' shift' : ''}`;

beforeEach(() => {
  said = [];
  answer = 'drag';
  element = document.createElement('div');
  element.setPointerCapture = () => undefined;
  stop = listenToCanvas(element, {
    press: (at) => {
      said.push(`press ${words(at)}`);
      if (answer === 'pan') return 'pan';
      return {
        drag: (to) => said.push(`drag ${words(to)}`),
        drop: (to) => said.push(`drop ${words(to)}`),
        click: (to) => said.push(`click ${words(to)}`),
        cancel: () => said.push('cancel'),
      };
    },
    pan: (dx, dy) => said.push(`pan ${dx} ${dy}`),
    zoom: (factor, at) => said.push(`zoom ${factor.toFixed(2)} ${at.x} ${at.y}`),
    hover: (at) => said.push(at ? `hover ${words(at)}` : 'hover nothing'),
  });
});

describe('gestures on the drawing', () => {
  it('tell clicks from drags', () => {
    fire('pointerdown', { x: 10, y: 10 });
    fire('pointermove', { x: 11, y: 11 });
    fire('pointerup', { x: 11, y: 11 });
    fire('pointerdown', { x: 100, y: 10 });
    fire('pointermove', { x: 140, y: 30, shiftKey: true });
    fire('pointerup', { x: 150, y: 30 });
    expect(said).toEqual([
      'press 10 10',
      'click 11 11',
      'press 100 10',
      'hover nothing',
      'drag 140 30 shift',
      'drop 150 30',
    ]);
  });

  it('count clicks at one place', () => {
    for (let time = 0; time < 3; time++) {
      fire('pointerdown', { x: 10, y: 10 });
      fire('pointerup', { x: 10, y: 10 });
    }
    expect(said.filter((one) => one.startsWith('press'))).toEqual([
      'press 10 10',
      'press 10 10 ×2',
      'press 10 10 ×3',
    ]);
  });

  it('look elsewhere with the middle button, whatever the tool', () => {
    fire('pointerdown', { x: 10, y: 10, button: 1 });
    fire('pointermove', { x: 30, y: 10, button: 1 });
    fire('pointerup', { x: 30, y: 10, button: 1 });
    expect(said).toEqual(['hover nothing', 'pan 20 0']);
  });

  it('end in a pinch when a second finger comes', () => {
    fire('pointerdown', { x: 100, y: 100, id: 1, type: 'touch' });
    fire('pointerdown', { x: 200, y: 100, id: 2, type: 'touch' });
    fire('pointermove', { x: 300, y: 100, id: 2, type: 'touch' });
    fire('pointerup', { x: 300, y: 100, id: 2, type: 'touch' });
    fire('pointerup', { x: 100, y: 100, id: 1, type: 'touch' });
    expect(said).toEqual(['press 100 100', 'cancel', 'pan 50 0', 'zoom 2.00 200 100']);
  });

  it('end when the canvas does', () => {
    stop();
    fire('pointerdown', { x: 1, y: 1 });
    expect(said).toEqual([]);
  });
});
