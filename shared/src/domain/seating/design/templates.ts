import type { DrawnRoom } from './drawn-room.ts';
import type { Ids } from './new-ids.ts';
import { arenaSketch } from './template-arena.ts';
import { clubSketch } from './template-club.ts';
import { conferenceSketch } from './template-conference.ts';
import { drawnRoom, type RoomSketch } from './template-parts.ts';
import { theatreSketch } from './template-theatre.ts';

/** The shapes of room that can be drawn at once. */
export const ROOM_TEMPLATES = ['theatre', 'arena', 'club', 'conference'] as const;

/** A shape of room from {@link ROOM_TEMPLATES}. */
export type RoomTemplate = (typeof ROOM_TEMPLATES)[number];

/** The smallest and largest room that a template draws. */
export const TEMPLATE_CAPACITY = { least: 20, most: 50_000 } as const;

const SKETCHES: Record<RoomTemplate, (capacity: number) => RoomSketch> = {
  theatre: theatreSketch,
  arena: arenaSketch,
  club: clubSketch,
  conference: conferenceSketch,
};

/** Draws a room of a shape with exactly so many places, within {@link TEMPLATE_CAPACITY}; some of them are wheelchair spaces. */
export function templateRoom(template: RoomTemplate, capacity: number, ids: Ids): DrawnRoom {
  const { least, most } = TEMPLATE_CAPACITY;
  const wanted = Math.min(most, Math.max(least, Math.round(capacity)));
  return drawnRoom(SKETCHES[template](wanted), wanted, ids);
}
