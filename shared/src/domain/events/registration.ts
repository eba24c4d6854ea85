import type { TicketedEvent } from './event.ts';

/** The most sites that may show an event's sign-up. */
export const MAX_EMBED_ORIGINS = 20;

/** Nothing but names and a port, since the origin is written into a header: browsers take `;` and `*` for parts of names. */
const ORIGIN = /^https?:\/\/([a-z0-9-]+\.)*[a-z0-9-]+(:\d{1,5})?$/;
/** The names of one's own machine, whose pages are somebody's drafts. */
const OWN_MACHINE = ['localhost', '127.0.0.1'];

/** Whether one signs up for an event in one step: its places are free and have no numbers, so nothing is chosen or paid. */
export function takesRegistrations({
  sections,
  categories,
}: Pick<TicketedEvent, 'sections' | 'categories'>): boolean {
  const standing = sections.length > 0 && sections.every(({ kind }) => kind === 'standing');
  return standing && categories.every(({ price }) => price === 0);
}

/** The sites that may show an event's sign-up in a frame and send sign-ups; none unless it takes any. */
export function embeddingSites(
  event: Pick<TicketedEvent, 'sections' | 'categories' | 'embedOrigins'>,
): readonly string[] {
  return takesRegistrations(event) ? (event.embedOrigins ?? []) : [];
}

/** Whether a text is the origin of a site as browsers write it: encrypted, unless it is on one's own machine. */
export function isEmbedOrigin(text: string): boolean {
  if (!ORIGIN.test(text) || !URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  return origin === text && (protocol === 'https:' || OWN_MACHINE.includes(hostname));
}
