import {
  dateText,
  eventAddress,
  html,
  structuredList,
  venueText,
  type ListedEvent,
} from '@foyer/shared/domain';
import { sharedPicture } from './event-words.ts';
import { pageHead } from './page-head.ts';
import type { PageWords } from './page-shell.ts';

const DESCRIPTION =
  'Concerts, theatre, talks and matches: choose your seats on a live map, pay, and walk in with a ticket on your phone.';

/** The words of the list of events, with the events that come first. */
export function listWords(events: readonly ListedEvent[], siteUrl: string): PageWords {
  const picture = events.find(({ images }) => images.length > 0)?.images[0];
  const head = pageHead({
    title: 'Events',
    description: DESCRIPTION,
    address: `${siteUrl}/`,
    picture: picture && sharedPicture(siteUrl, picture),
    data: structuredList(events, siteUrl),
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
  return { head, noscript, component: 'fy-discover-page' };
}
