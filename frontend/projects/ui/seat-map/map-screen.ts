import { signal, type Signal } from '@angular/core';
import type { Size } from './geometry.ts';
import { readPalette, type Palette } from './map-palette.ts';
import { watchTheme } from './theme-watch.ts';

/** The surface the map is drawn on: how large, how dense, in which colours. */
export type MapScreen = {
  readonly size: Signal<Size>;
  /** Device pixels per CSS pixel. */
  readonly ratio: Signal<number>;
  /** Undefined until the map is on the page. */
  readonly palette: Signal<Palette | undefined>;
  /** Keeps the three up to date until the returned function is called. */
  watch(host: HTMLElement, probe: HTMLElement): () => void;
};

/** More device pixels per CSS pixel are hardly seen, but a screen of three costs more than twice as much a frame. */
const DENSEST = 2;

/** A screen of a usual size until it is measured. */
export function createMapScreen(): MapScreen {
  const size = signal<Size>({ width: 800, height: 600 });
  const ratio = signal(1);
  const palette = signal<Palette | undefined>(undefined);
  return {
    size,
    ratio,
    palette,
    watch(host, probe) {
      const measure = (): void => {
        const { clientWidth: width, clientHeight: height } = host;
        if (width > 0 && height > 0) size.set({ width, height });
        ratio.set(Math.min(DENSEST, devicePixelRatio || 1));
      };
      const repaint = (): void => palette.set(readPalette(probe));
      const observer = new ResizeObserver(measure);
      observer.observe(host);
      const unwatch = watchTheme(repaint);
      measure();
      repaint();
      return () => {
        observer.disconnect();
        unwatch();
      };
    },
  };
}
