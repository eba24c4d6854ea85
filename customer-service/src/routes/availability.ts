import { availabilityDeltaView, availabilityView, customer } from '@foyer/shared/contract';
import {
  encodedJson,
  eventBytes,
  sendEncoded,
  serve,
  type EventStreams,
  type StreamEvent,
} from '@foyer/shared/http';
import type {
  AvailabilityMessage,
  LiveAvailability,
  LiveRoom,
  SnapshotMessage,
} from '@foyer/shared/use-cases';
import { Router, type Response } from 'express';

/** What the availability's routes need. */
export type AvailabilityDeps = {
  readonly availability: Pick<LiveAvailability, 'roomOf'>;
  readonly streams: EventStreams;
};

/** The state of a room, at once and live. Every message is encoded once for all who get it. */
export function availabilityRoutes({ availability, streams }: AvailabilityDeps): Router {
  const router = Router();
  const bytesOf = once((message: AvailabilityMessage) => eventBytes(streamEvent(message)));
  const jsonOf = once((message: SnapshotMessage) => encodedJson(viewOf(message), message.id));

  serve(router, customer.getAvailability, async ({ params, request, response }) => {
    const room = await availability.roomOf(params.eventId);
    await sendEncoded(request, response, jsonOf(room.snapshot()));
  });
  serve(router, customer.streamAvailability, async ({ params, request, response }) => {
    const room = await availability.roomOf(params.eventId);
    showRoom({ room, streams, bytesOf }, response, request.get('last-event-id'));
  });
  return router;
}

type Show = {
  readonly room: LiveRoom;
  readonly streams: EventStreams;
  readonly bytesOf: (message: AvailabilityMessage) => Uint8Array;
};

/** Streams a room to a client; one that fell behind goes on as if it had just come back. */
function showRoom({ room, streams, bytesOf }: Show, response: Response, lastId?: string): void {
  let lastSent = lastId;
  let leave = (): void => undefined;
  const stream = streams.open(response, { caughtUp: watch, closed: () => leave() });

  function watch(): void {
    leave();
    leave = room.watch(lastSent, {
      see(message) {
        if (stream.send(bytesOf(message)) && message.kind !== 'plan') lastSent = message.id;
      },
      end: () => stream.end(),
    });
  }
  watch();
}

function streamEvent(message: AvailabilityMessage): StreamEvent {
  const { kind } = message;
  if (kind === 'snapshot') return { event: kind, id: message.id, data: viewOf(message) };
  if (kind === 'delta')
    return { event: kind, id: message.id, data: availabilityDeltaView(message.delta) };
  return { event: kind, data: { planVersion: message.planVersion } };
}

function viewOf({ id, snapshot }: SnapshotMessage) {
  return availabilityView(id, snapshot);
}

/** Makes something of a message once and keeps it for as long as the message is kept. */
function once<M extends object, V>(make: (message: M) => V): (message: M) => V {
  const made = new WeakMap<M, V>();
  return (message) => {
    const known = made.get(message) ?? make(message);
    made.set(message, known);
    return known;
  };
}
