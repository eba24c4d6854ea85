import {
  DomainError,
  readPlanFile,
  rectangle,
  templateRoom,
  type DrawnRoom,
  type Ids,
  type RoomTemplate,
} from '@foyer/shared/domain';

/** A template in words. */
export type TemplateWords = {
  readonly template: RoomTemplate;
  readonly name: string;
  readonly about: string;
  readonly icon: string;
  /** The capacity to begin with. */
  readonly capacity: number;
};

/** The templates that the start offers. */
export const TEMPLATE_WORDS: readonly TemplateWords[] = [
  {
    template: 'theatre',
    name: 'Theatre',
    about: 'Curved stalls and balconies before a stage',
    icon: 'theater_comedy',
    capacity: 600,
  },
  {
    template: 'arena',
    name: 'Arena',
    about: 'Blocks all around, a floor in the middle',
    icon: 'stadium',
    capacity: 5_000,
  },
  {
    template: 'club',
    name: 'Club',
    about: 'A standing floor and a seated gallery',
    icon: 'nightlife',
    capacity: 400,
  },
  {
    template: 'conference',
    name: 'Conference',
    about: 'Straight rows with aisles',
    icon: 'co_present',
    capacity: 200,
  },
];

/** Why a file could not be read: what is wrong, and where. */
export type FileFault = { readonly words: string; readonly field?: string };

/** A room of a shape and size. */
export function templateOf(template: RoomTemplate, capacity: number, ids: Ids): DrawnRoom {
  return templateRoom(template, capacity, ids);
}

/** A room with nothing but a stage. */
export function emptyRoom(): DrawnRoom {
  const plan = {
    name: 'New room',
    width: 3_000,
    height: 2_400,
    focalPoint: { x: 1_500, y: 450 },
    sections: [],
    decorations: [
      {
        kind: 'stage' as const,
        outline: rectangle(900, 100, 1_200, 350),
        at: { x: 1_500, y: 275 },
        text: 'Stage',
      },
    ],
  };
  return { plan, categories: [] };
}

/** The room in a file, ours or that of pretix; or what is wrong with the file. */
export async function roomInFile(
  file: File,
  ids: Ids,
): Promise<{ readonly room: DrawnRoom } | { readonly fault: FileFault }> {
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    return { fault: { words: 'This file is not JSON. Choose a seating plan as a .json file.' } };
  }
  try {
    return { room: readPlanFile(content, ids) };
  } catch (error) {
    if (error instanceof DomainError) return { fault: faultOf(error) };
    throw error;
  }
}

function faultOf({ details }: DomainError): FileFault {
  const errors: unknown = details['errors'];
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  const { field, message } = (first ?? {}) as { field?: unknown; message?: unknown };
  const words = 'This file is not a seating plan we can read.';
  if (typeof field !== 'string' || typeof message !== 'string') return { words };
  return { words: `${words} ${field || 'The file'} ${message}.`, field };
}
