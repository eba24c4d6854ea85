import {
  idsFrom,
  readPlanFile,
  templateRoom,
  type DrawnRoom,
  type RandomBytes,
  type RoomTemplate,
} from '../../domain/index.ts';

type Deps = { randomBytes: RandomBytes };

/** A room of a shape with exactly so many places; nothing is stored. */
export function drawTemplate(
  { randomBytes }: Deps,
  template: RoomTemplate,
  capacity: number,
): DrawnRoom {
  return templateRoom(template, capacity, idsFrom(randomBytes));
}

/** The room in a file of ours or of pretix; nothing is stored. Throws 'plan-malformed' with the first fault. */
export function drawFromFile(
  { randomBytes }: Deps,
  content: unknown,
): ReturnType<typeof readPlanFile> {
  return readPlanFile(content, idsFrom(randomBytes));
}
