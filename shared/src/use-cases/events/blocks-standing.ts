import type { TicketedEvent } from '../../domain/index.ts';
import type { BlockState, SeatStore } from '../ports.ts';

/** What reading an event's whole inventory needs. */
export type BlocksDeps = { seats: Pick<SeatStore, 'readSection' | 'readPools'> };

/** Every inventory block of an event, by consistent reads. */
export async function blocksStanding(
  { seats }: BlocksDeps,
  { eventId, sections }: TicketedEvent,
): Promise<BlockState[]> {
  const blocks = await Promise.all(
    sections.map(({ kind, sectionId, pools }): Promise<readonly BlockState[]> =>
      kind === 'seated'
        ? seats.readSection(eventId, sectionId, 'consistent')
        : seats.readPools(eventId, sectionId, pools),
    ),
  );
  return blocks.flat();
}
