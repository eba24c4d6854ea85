import type { TicketedEvent } from './event.ts';
import { listedEvent, type ListedEvent } from './listed-event.ts';
import { wordsOf } from './search-words.ts';

/** A listed event with what only search looks at. */
export type SearchableEvent = {
  readonly event: ListedEvent;
  /** The different words of its description, ready for comparing. */
  readonly words: string;
};

/** The words of an event, each in the most telling place where it stands. */
export type EventWords = {
  readonly title: ReadonlySet<string>;
  /** Of venue, city, organizer and tags, where the title does not have them. */
  readonly names: ReadonlySet<string>;
  /** Of summary and description, where neither title nor names have them. */
  readonly text: ReadonlySet<string>;
};

/** Makes an event ready for lists and search. */
export function searchable(event: TicketedEvent, sold: number): SearchableEvent {
  return {
    event: listedEvent(event, sold),
    words: [...new Set(wordsOf(event.description))].join(' '),
  };
}

/** The words by which an event is found. */
export function wordsIn({ event, words }: SearchableEvent): EventWords {
  const { venue, organizerName, tags } = event;
  const title = new Set(wordsOf(event.title));
  const names = new Set(wordsOf([venue.name, venue.city, organizerName, ...tags].join(' ')));
  const text = new Set([...wordsOf(event.summary), ...words.split(' ')]);
  text.delete('');
  return {
    title,
    names: names.difference(title),
    text: text.difference(title).difference(names),
  };
}
