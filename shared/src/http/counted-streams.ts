import type { Telemetry } from '../telemetry/index.ts';
import type { EventStreams } from './event-stream.ts';
import { endMeasuring } from './request-telemetry.ts';

/** The same streams; those that are open are counted, and what is measured of a request ends where its stream begins. */
export function countedStreams(
  streams: EventStreams,
  { meter }: Pick<Telemetry, 'meter'>,
): EventStreams {
  const open = meter.createUpDownCounter('foyer.event_streams.open', {
    description: 'Clients that follow an event live.',
  });
  return {
    ...streams,
    open(response, owner) {
      const stream = streams.open(response, {
        ...owner,
        closed() {
          open.add(-1);
          owner.closed();
        },
      });
      open.add(1);
      endMeasuring(response);
      return stream;
    },
  };
}
