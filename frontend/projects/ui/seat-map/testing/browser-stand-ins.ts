/** What jsdom lacks and the map asks a browser for: sizes that change, media queries, fonts, a canvas. */
export function provideBrowserStandIns(): void {
  globalThis.ResizeObserver = class implements ResizeObserver {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  globalThis.matchMedia = (media) =>
    Object.assign(new EventTarget(), {
      media,
      // Motion is off, so that what is flown to is reached at once.
      matches: media.includes('reduced-motion'),
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    });
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  HTMLCanvasElement.prototype.getContext = () => null;
}
