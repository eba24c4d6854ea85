import {
  absoluteImage,
  dateText,
  eventAddress,
  html,
  moneyText,
  structuredEvent,
  takesRegistrations,
  timeText,
  venueText,
  widthFor,
  zoneText,
  type EventImage,
  type Html,
  type StructuredFacts,
  type TicketedEvent,
} from '@foyer/shared/domain';
import { pageHead, type SharedPicture } from './page-head.ts';
import type { PageWords } from './page-shell.ts';

/** Sharers show pictures about this wide. */
const SHARED_WIDTH = 1_200;

/** The words of an event's page. */
export function eventWords(event: TicketedEvent, facts: StructuredFacts): PageWords {
  const [picture] = event.images;
  const head = pageHead({
    title: event.title,
    description: describe(event),
    address: eventAddress(facts.siteUrl, event),
    picture: picture && sharedPicture(facts.siteUrl, picture),
    data: structuredEvent(event, facts),
    preloads: [preloadedEvent(event)],
  });
  return {
    head,
    noscript: plainFacts(event),
    firstView: picture && pictureView(picture, { name: 'event', sizes: '100vw' }),
    component: 'fy-event-page',
  };
}

/** The words of the page on which seats of an event are chosen; search engines are led to the event's page. */
export function seatsWords(event: TicketedEvent, facts: StructuredFacts): PageWords {
  const head = pageHead({
    title: `Choose seats: ${event.title}`,
    description: describe(event),
    address: eventAddress(facts.siteUrl, event),
    picture: event.images[0] && sharedPicture(facts.siteUrl, event.images[0]),
    data: structuredEvent(event, facts),
    preloads: [preloadedEvent(event)],
  });
  return {
    head,
    noscript: plainFacts(event),
    firstView: seatsView(event),
    component: 'fy-choose-page',
  };
}

/** The words of the page on which one signs up for an event, which other sites may show in a frame. */
export function signUpWords(event: TicketedEvent, facts: StructuredFacts): PageWords {
  const head = pageHead({
    title: `Sign up: ${event.title}`,
    description: describe(event),
    address: eventAddress(facts.siteUrl, event),
    picture: event.images[0] && sharedPicture(facts.siteUrl, event.images[0]),
    data: structuredEvent(event, facts),
    preloads: [preloadedEvent(event)],
  });
  return { head, noscript: plainFacts(event), component: 'fy-registration-page' };
}

/** A picture of an event for where its page is shared. */
export function sharedPicture(siteUrl: string, image: EventImage): SharedPicture {
  return {
    address: absoluteImage(siteUrl, image, SHARED_WIDTH),
    width: widthFor(image, SHARED_WIDTH),
    alt: image.alt,
  };
}

/** A picture in all its widths, as the `srcset` attribute says it. */
export function sourcesOf({ url, widths }: EventImage): string {
  return widths.map((width) => `${url}-${width}.webp ${width}w`).join(', ');
}

function describe(event: TicketedEvent): string {
  const { startsAt, venue } = event;
  const when = `${dateText(startsAt, venue)}, ${timeText(startsAt, venue)}`;
  const facts = `${when}, ${venueText(venue)}. ${event.summary}`;
  return event.status === 'cancelled' ? `Cancelled. ${facts}` : facts;
}

/** A page's picture where the page will draw it, placed by its name in the site's styles; nothing waits for a script to see it. */
export function pictureView(
  image: EventImage,
  { name, sizes }: { readonly name: string; readonly sizes: string },
): Html {
  const sources = sourcesOf(image);
  return html`<div id="first-view" class="${name}">
    <img srcset="${sources}" sizes="${sizes}" alt="" fetchpriority="high" />
  </div>`;
}

/** What the event is, while the room is being drawn. */
function seatsView({ title, startsAt, venue, summary }: TicketedEvent): Html {
  const when = `${dateText(startsAt, venue)}, ${timeText(startsAt, venue)}`;
  return html`<div id="first-view" class="seats">
    <p><strong>${title}</strong><span>${when}</span></p>
    <p>${summary}</p>
  </div>`;
}

/** What the page's script asks for first. */
function preloadedEvent({ eventId }: TicketedEvent): Html {
  return html`<link rel="preload" as="fetch" href="/api/events/${eventId}" crossorigin />`;
}

const CHOOSING = 'Choosing seats needs JavaScript: the map shows what is free at this moment.';
const SIGNING_UP = 'Signing up needs JavaScript.';

/** An event's facts for a browser without script, and what it cannot do. */
function plainFacts(event: TicketedEvent): Html {
  const { venue, startsAt, doorsOpenAt } = event;
  return html`<main style="max-width: 40rem; margin: auto; padding: 1rem">
    <h1>${event.title}</h1>
    ${event.status === 'cancelled' ? html`<p><strong>This event is cancelled.</strong></p>` : []}
    <p>${event.summary}</p>
    <p>
      ${dateText(startsAt, venue)}, ${timeText(startsAt, venue)} (${zoneText(startsAt, venue)}),
      doors ${timeText(doorsOpenAt, venue)}
    </p>
    <p>${venueText(venue)}</p>
    <p>${priceWords(event)}</p>
    <p>${takesRegistrations(event) ? SIGNING_UP : CHOOSING}</p>
  </main>`;
}

function priceWords({ categories, currency }: TicketedEvent): string {
  const prices = categories.map(({ price }) => price);
  const range = new Set([Math.min(...prices), Math.max(...prices)]);
  return [...range].map((price) => moneyText(price, currency)).join(' to ');
}
