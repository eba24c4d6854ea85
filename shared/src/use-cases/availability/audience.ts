import type { AvailabilityMessage } from './journal.ts';

/** Somebody who looks at a room. */
export type Viewer = {
  /** Called with each message, the same object for every viewer. */
  see(message: AvailabilityMessage): void;
  /** Called once when there is nothing more to see. */
  end(): void;
};

/** Those who look at a room. */
export type Audience = {
  add(viewer: Viewer): void;
  remove(viewer: Viewer): void;
  isEmpty(): boolean;
  tell(...messages: readonly AvailabilityMessage[]): void;
  dismiss(): void;
};

/** An empty audience. A viewer that throws is dropped and its fault told to `onError`: the others go on. */
export function audience(onError: (error: unknown) => void): Audience {
  const viewers = new Set<Viewer>();

  function each(act: (viewer: Viewer) => void): void {
    for (const viewer of viewers) {
      try {
        act(viewer);
      } catch (error) {
        viewers.delete(viewer);
        onError(error);
      }
    }
  }

  return {
    add: (viewer) => void viewers.add(viewer),
    remove: (viewer) => void viewers.delete(viewer),
    isEmpty: () => viewers.size === 0,
    tell: (...messages) => each((viewer) => messages.forEach((message) => viewer.see(message))),
    dismiss() {
      each((viewer) => viewer.end());
      viewers.clear();
    },
  };
}
