import {
  dateText,
  eventAddress,
  html,
  structuredList,
  venueText,
  type ListedEvent,
} from '@foyer/shared/domain';
import { pictureView, sharedPicture } from './event-words.ts';
import { pageHead } from './page-head.ts';
import type { PageWords } from './page-shell.ts';

const DESCRIPTION =
  'Concerts, theatre, talks and matches: choose your seats on a live map, pay, and walk in with a ticket on your phone.';

/** Events that the list names in its text, as many as its first page has. */
export const LISTED = 24;

/** The width that the picture of the leading event takes on the page. */
const STAGE_SIZES = '(min-width: 84rem) 84rem, (min-width: 48rem) 94vw, 100vh';

/** What the list's words depend on beside its events. */
export type ListFacts = {
  readonly siteUrl: string;
  /** `whole`: nothing is searched for, so the page begins with these very events. */
  readonly list: 'whole' | 'searched';
};

/** The words of the list of events, with the events that come first. */
export function listWords(events: readonly ListedEvent[], { siteUrl, list }: ListFacts): PageWords {
  const picture = events.find(({ images }) => images.length > 0)?.images[0];
  const head = pageHead({
    title: 'Events',
    description: DESCRIPTION,
    address: `${siteUrl}/`,
    picture: picture && sharedPicture(siteUrl, picture),
    data: structuredList(events, siteUrl),
    preloads: list === 'whole' ? LISTS : [],
  });
  const items = events.map(
    (event) =>
      html`<li>
        <a href="${eventAddress('', event)}">${event.title}</a>,
        ${dateText(event.startsAt, event.venue)}, ${venueText(event.venue)}
      </li>`,
  );
  const noscript = html`<main style="max-width: 40rem; margin: auto; padding: 1rem">
    <h1>What is on</h1>
    <ul>
      ${items}
    </ul>
  </main>`;
  const onStage = list === 'whole' ? events[0]?.images[0] : undefined;
  const firstView = onStage && pictureView(onStage, { name: 'stage', sizes: STAGE_SIZES });
  return { head, noscript, firstView, component: 'fy-discover-page' };
}

/** What the page's script asks for first. */
const LISTS = [`/api/events?limit=${LISTED}`, '/api/event-facets'].map(
  (address) => html`<link rel="preload" as="fetch" href="${address}" crossorigin />`,
);
