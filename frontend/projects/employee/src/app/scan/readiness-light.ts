import { Component, computed, DestroyRef, inject, input, LOCALE_ID, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Readiness } from './offline-doors.ts';

const LOOK_AT_CLOCK_EVERY_MS = 30_000;
const MINUTE_MS = 60_000;

const WHY_NOT = {
  'no-list': 'The list of tickets could not be loaded.',
  'no-signatures': 'This browser cannot check tickets by itself. Use a newer one.',
  'no-storage': 'This browser keeps nothing, as in a private window.',
} as const;

/** Whether this device can go on without a connection, and whether it does right now. */
@Component({
  selector: 'fy-readiness-light',
  imports: [MatIcon],
  template: `
    <mat-icon aria-hidden="true">{{ look().icon }}</mat-icon>
    <span aria-hidden="true" class="fy-figures">{{ look().short }}</span>
    <span class="fy-hidden">{{ look().words }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--fy-space-2);
      min-block-size: 2rem;
      padding: 0 var(--fy-space-3);
      border: 1px solid currentcolor;
      border-radius: var(--fy-radius-round);
      font: var(--mat-sys-label-large);
      white-space: nowrap;
    }
    :host(.off) {
      background: var(--fy-warn-container);
      color: var(--fy-on-warn-container);
    }
    mat-icon {
      inline-size: 1.25rem;
      block-size: 1.25rem;
      font-size: 1.25rem;
    }
  `,
  host: { role: 'status', '[class.off]': 'look().off', '[attr.title]': 'look().words' },
})
export class ReadinessLight {
  private readonly locale = inject(LOCALE_ID);

  /** How ready the device is. */
  readonly readiness = input.required<Readiness>();
  /** Scans that are still to be handed in. */
  readonly waiting = input.required<number>();
  /** Whether the device has a connection. */
  readonly online = input.required<boolean>();

  private readonly now = signal(Date.now());
  protected readonly look = computed(() => this.looks());

  constructor() {
    const clock = setInterval(() => this.now.set(Date.now()), LOOK_AT_CLOCK_EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }

  private looks() {
    const readiness = this.readiness();
    const left = this.waiting() > 0 ? `${this.number(this.waiting())} to hand in` : '';
    if (readiness.state === 'unready') {
      const words = `Not ready for offline. ${WHY_NOT[readiness.reason]}`;
      return { icon: 'sync_problem', short: left || 'Online only', words, off: true };
    }
    const tickets = this.number(readiness.tickets);
    if (readiness.state === 'loading') {
      const words = `Loading the list for offline: ${tickets} tickets so far`;
      return { icon: 'downloading', short: `${tickets} …`, words, off: !this.online() };
    }
    const age = this.ageOf(readiness.asOf);
    const ready = `${tickets} tickets, ${age === 'now' ? 'just loaded' : `${age} old`}`;
    if (!this.online()) {
      const words = `Offline. Tickets are checked on this device: ${ready}. ${left}`.trim();
      return { icon: 'cloud_off', short: left ? `Offline · ${left}` : 'Offline', words, off: true };
    }
    const words = `Ready for offline: ${ready}. ${left}`.trim();
    return { icon: 'cloud_done', short: left || `${tickets} · ${age}`, words, off: false };
  }

  private ageOf(asOf: string): string {
    const minutes = Math.max(0, Math.floor((this.now() - Date.parse(asOf)) / MINUTE_MS));
    return minutes === 0 ? 'now' : `${this.number(minutes)} min`;
  }

  private number(value: number): string {
    return new Intl.NumberFormat(this.locale).format(value);
  }
}
