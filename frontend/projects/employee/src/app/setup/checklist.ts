import type { employee } from '@foyer/shared/contract';

/** The steps of setting an event up, in any order; the key is the end of the step's address. */
export const STEPS = {
  basics: { name: 'Basics', icon: 'title', fields: ['title', 'summary', 'description', 'tags'] },
  venue: { name: 'Venue', icon: 'place', fields: ['venue'] },
  dates: {
    name: 'Dates and sales',
    icon: 'calendar_month',
    fields: ['doorsOpenAt', 'startsAt', 'endsAt', 'salesOpenAt', 'salesCloseAt'],
  },
  room: { name: 'Room', icon: 'chair', fields: ['plan', 'sections'] },
  prices: { name: 'Prices', icon: 'sell', fields: ['categories', 'currency', 'fees', 'taxes'] },
  pictures: { name: 'Pictures', icon: 'image', fields: ['images'] },
  'promo-codes': { name: 'Promo codes', icon: 'percent', fields: [] },
  stewards: { name: 'Stewards', icon: 'badge', fields: ['stewards'] },
  rules: {
    name: 'Rules',
    icon: 'rule',
    fields: ['holdMinutes', 'maxTicketsPerBooking', 'maxTicketsPerCustomer'],
  },
  publish: { name: 'Publish', icon: 'rocket_launch', fields: [] },
} as const satisfies Record<string, StepFacts>;

type StepFacts = {
  readonly name: string;
  readonly icon: string;
  /** The fields of the event that are set here. */
  readonly fields: readonly string[];
};

/** The end of a step's address. */
export type StepId = keyof typeof STEPS;

/** The steps in the order in which they are listed. */
export const STEP_IDS = Object.keys(STEPS) as StepId[];

/** Something that keeps the event from being published, in words. */
export type Missing = { readonly step: StepId; readonly words: string };

/** How a step stands: what has to be there is there or missing; the rest may stay empty. */
export type StepState = 'done' | 'missing' | 'empty';

type Fault = employee.OwnEventView['missing'][number];

const WORDS: Readonly<Record<string, string>> = {
  title: 'Give the event a title.',
  'venue.name': 'Name the venue.',
  'venue.city': 'Enter the city.',
  'venue.country': 'Choose the country.',
  'venue.timeZone': 'Choose the time zone.',
  doorsOpenAt: 'Doors cannot open after the start.',
  endsAt: 'The end has to be after the start.',
  salesCloseAt: 'Sales have to close after they open, and not after the end.',
  plan: 'Draw the room.',
  sections: 'Open the room and save it again.',
  categories: 'Add a ticket category.',
  currency: 'Choose the currency.',
};

/** What is missing before the event can go on sale, each once, with the step that mends it. */
export function missingOf(event: Pick<employee.OwnEventView, 'missing'>): Missing[] {
  const inRoom = event.missing.filter(({ field }) => field.startsWith('plan.'));
  const others = event.missing.filter((fault) => !inRoom.includes(fault));
  const told = others.map((fault) => ({ step: stepOf(fault.field), words: wordsOf(fault) }));
  const room = inRoom.length > 0 ? [{ step: 'room', words: roomWords(inRoom) } as const] : [];
  const once = new Map([...told, ...room].map((missing) => [missing.words, missing]));
  return [...once.values()].sort((a, b) => STEP_IDS.indexOf(a.step) - STEP_IDS.indexOf(b.step));
}

/** How a step of an event stands. */
export function stateOf(step: StepId, event: employee.OwnEventView): StepState {
  if (step === 'publish') return event.status === 'draft' ? 'empty' : 'done';
  if (missingOf(event).some((missing) => missing.step === step)) return 'missing';
  if (step === 'pictures') return event.images.length > 0 ? 'done' : 'empty';
  return step === 'promo-codes' || step === 'stewards' ? 'empty' : 'done';
}

/** The step that comes after another in the list. */
export function stepAfter(step: StepId): StepId | undefined {
  return STEP_IDS[STEP_IDS.indexOf(step) + 1];
}

function stepOf(field: string): StepId {
  const [head = ''] = field.split('.');
  return STEP_IDS.find((id) => (STEPS[id].fields as readonly string[]).includes(head)) ?? 'basics';
}

function wordsOf({ field, message }: Fault): string {
  const known = WORDS[field];
  if (known) return known;
  const [head, index, part] = field.split('.');
  if (head === 'categories' && part !== undefined)
    return `Ticket category ${Number(index) + 1}: the ${part} ${message}.`;
  return `${named(field)} ${message}.`;
}

function roomWords(faults: readonly Fault[]): string {
  return faults.length === 1
    ? 'The room has a fault. Open it to mend it.'
    : `The room has ${faults.length} faults. Open it to mend them.`;
}

/** `maxTicketsPerBooking` as `Max tickets per booking`. */
function named(field: string): string {
  const words = field
    .replaceAll('.', ' ')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
