import { provideHttpClientTesting } from '@angular/common/http/testing';
import { provideHttpClient } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { availabilityView, customer } from '@foyer/shared/contract';
import { API_CONFIG } from '../api/api-config.ts';
import { OPEN_EVENT_SOURCE } from './event-feed.ts';
import { liveAvailability } from './live-availability.ts';

/** The browser's end of a stream, driven by the test; jsdom has none. */
class TestSource extends EventTarget {
  readonly CLOSED = 2;
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  readonly address: string;

  constructor(address: string) {
    super();
    this.address = address;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  say(kind: string, data: unknown, lastEventId: string): void {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data), lastEventId }));
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.onerror?.();
  }

  close(): void {
    this.readyState = 2;
  }
}

const snapshot = availabilityView('a.p1.1', {
  planVersion: 'p1',
  rows: { r1: '....', r2: 'ss' },
  places: { sec_floor: 3 },
});

function setUp() {
  const sources: TestSource[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      {
        provide: API_CONFIG,
        useValue: { base: '/api', refresh: customer.refresh, signOut: customer.signOut },
      },
      {
        provide: OPEN_EVENT_SOURCE,
        useValue: (address: string) => {
          const source = new TestSource(address);
          sources.push(source);
          return source;
        },
      },
    ],
  });
  const eventId = signal<string | undefined>('evt_1');
  const live = TestBed.runInInjectionContext(() => liveAvailability(eventId));
  TestBed.tick();
  return { live, sources, eventId, source: () => sources.at(-1)! };
}

describe('live availability', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('shows the snapshot, and then each row and count as it changes', () => {
    const { live, source } = setUp();
    expect(source().address).toBe('/api/events/evt_1/availability/stream');
    source().open();
    source().say('snapshot', snapshot, 'a.p1.1');
    expect(live.connection()).toBe('live');
    expect(live.free()).toBe(7);
    source().say('delta', { rows: { r1: '.hh.' }, places: { sec_floor: 2 } }, 'a.p1.2');
    expect(live.view()).toMatchObject({
      version: 'a.p1.2',
      rows: { r1: '.hh.', r2: 'ss' },
      places: { sec_floor: 2 },
    });
    expect(live.free()).toBe(4);
  });

  it('keeps what it knows while the browser takes a dropped connection up again', () => {
    const { live, source, sources } = setUp();
    source().open();
    source().say('snapshot', snapshot, 'a.p1.1');
    source().fail(0);
    expect(live.connection()).toBe('lost');
    expect(live.free()).toBe(7);
    source().open();
    source().say('delta', { rows: { r1: 's...' }, places: {} }, 'a.p1.2');
    expect(live.connection()).toBe('live');
    expect(live.free()).toBe(6);
    expect(sources).toHaveLength(1);
  });

  it('opens a new stream when an error status has ended the browser’s own tries', () => {
    const { sources, source } = setUp();
    source().fail(2);
    jest.advanceTimersByTime(1_000);
    expect(sources).toHaveLength(2);
    source().fail(2);
    jest.advanceTimersByTime(900);
    expect(sources).toHaveLength(2);
    jest.advanceTimersByTime(1_100);
    expect(sources).toHaveLength(3);
  });

  it('takes a new plan’s snapshot in place of the old rows', () => {
    const { live, source } = setUp();
    source().say('snapshot', snapshot, 'a.p1.1');
    source().say('plan', { planVersion: 'p2' }, 'a.p2.0');
    source().say(
      'snapshot',
      availabilityView('a.p2.0', { planVersion: 'p2', rows: { r9: '.' }, places: {} }),
      'a.p2.0',
    );
    expect(live.view()?.rows).toEqual({ r9: '.' });
  });

  it('leaves one event’s stream for another’s, and none when there is nothing to follow', () => {
    const { live, sources, eventId, source } = setUp();
    source().say('snapshot', snapshot, 'a.p1.1');
    eventId.set('evt_2');
    TestBed.tick();
    expect(sources[0]?.readyState).toBe(2);
    expect(source().address).toContain('evt_2');
    expect(live.view()).toBeUndefined();
    eventId.set(undefined);
    TestBed.tick();
    expect(source().readyState).toBe(2);
  });
});
