import { computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { AvailabilityDeltaView, AvailabilityView } from '@foyer/shared/contract';
import { siteOutline, unpackedRoom, type LiveRoomView } from '@foyer/shared/outline';
import { ApiClient } from '../api/api-client.ts';
import { freePlaces, withDelta } from './availability-state.ts';
import { OPEN_EVENT_SOURCE, openFeed } from './event-feed.ts';

/** How the page hears of changes: not yet, as they happen, or not any more until the connection is back. */
export type LiveConnection = 'connecting' | 'live' | 'lost';

/** The room as it is now. */
export type LiveAvailability = {
  /** Every row's states and every standing section's free places; undefined until the first answer. */
  readonly view: Signal<LiveRoomView | undefined>;
  /** Whether changes arrive. */
  readonly connection: Signal<LiveConnection>;
  /** Free seats and places in all. */
  readonly free: Signal<number | undefined>;
};

const KINDS = ['snapshot', 'delta', 'plan'] as const;

/** Follows an event's availability for as long as the calling component lives; `undefined` follows nothing. */
export function liveAvailability(eventId: Signal<string | undefined>): LiveAvailability {
  const api = inject(ApiClient);
  const open = inject(OPEN_EVENT_SOURCE);
  const view = signal<LiveRoomView | undefined>(undefined);
  const connection = signal<LiveConnection>('connecting');

  effect((onCleanup) => {
    const id = eventId();
    if (id === undefined) return;
    untracked(() => {
      view.set(undefined);
      connection.set('connecting');
      const address = api.address(siteOutline.streamAvailability, { params: { eventId: id } });
      const feed = openFeed(
        { address, kinds: KINDS, open },
        {
          message: (kind, data, version) => {
            view.update((before) => after(before, kind, JSON.parse(data), version));
          },
          connected: (yes) => connection.set(yes ? 'live' : 'lost'),
        },
      );
      onCleanup(() => feed.close());
    });
  });

  return {
    view: view.asReadonly(),
    connection: connection.asReadonly(),
    free: computed(() => {
      const now = view();
      return now && freePlaces(now);
    }),
  };
}

// A `plan` message is followed by a snapshot of the new plan, which carries its version.
function after(
  before: LiveRoomView | undefined,
  kind: string,
  data: unknown,
  version: string,
): LiveRoomView | undefined {
  if (kind === 'snapshot') return unpackedRoom(data as AvailabilityView);
  if (kind === 'delta' && before) return withDelta(before, data as AvailabilityDeltaView, version);
  return before;
}
