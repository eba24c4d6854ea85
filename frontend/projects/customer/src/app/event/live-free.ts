import { Component, effect, input, output } from '@angular/core';
import { liveAvailability } from '@foyer/ui/live/live-availability.ts';

/** Follows how many places are free and tells it; shows nothing itself, so that the page need not wait for it. */
@Component({ selector: 'fy-live-free', template: '' })
export class LiveFree {
  /** The event to follow. */
  readonly eventId = input.required<string>();
  /** Free places, whenever they change. */
  readonly free = output<number>();

  constructor() {
    const live = liveAvailability(this.eventId);
    effect(() => {
      const free = live.free();
      if (free !== undefined) this.free.emit(free);
    });
  }
}
