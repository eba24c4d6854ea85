import SearchableMap from 'minisearch/SearchableMap';
import { wordsIn, type EventWords } from '../domain/index.ts';
import { insertEntry, removeEntry, type DatedList, type Entry } from './event-search-lists.ts';
import type { GradedList } from './event-search-join.ts';

/** How well a word fits, best first: it is a word of the title, it begins one, it is in a name, it is in the text. */
export const GRADES = { wholeInTitle: 0, inTitle: 1, inNames: 2, inText: 3 } as const;

/** The events of a word, by the place where they have it. */
type WordLists = {
  readonly word: string;
  readonly title: DatedList;
  readonly names: DatedList;
  readonly text: DatedList;
};

/** The words of all events. */
export type WordIndex = {
  add(entry: Entry): void;
  remove(entry: Entry): void;
  /** The lists of all events that a typed word finds; none where it finds nothing. */
  lookUp(word: string): readonly GradedList[];
};

/** So many letters find words of title and names alone that begin with them; more find words of the text too. */
const SHORT = 3;
/** So many letters may have one slip, and so many two. */
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;

/** An index without any word. */
export function wordIndex(): WordIndex {
  const words = wordBook();
  const beginnings = wordBook();
  return {
    add(entry) {
      const found = wordsIn(entry);
      words.enter(entry, found);
      beginnings.enter(entry, beginningsOf(found));
    },
    remove(entry) {
      const found = wordsIn(entry);
      words.leave(entry, found);
      beginnings.leave(entry, beginningsOf(found));
    },
    lookUp(word) {
      if (word.length <= SHORT) return shortWord(words.get(word), beginnings.get(word));
      const begun = words.startingWith(word);
      const found = begun.length > 0 ? begun : nearTo(words, word);
      return found.flatMap((lists) => gradedLists(lists, word));
    },
  };
}

type WordBook = ReturnType<typeof wordBook>;

const FIELDS: readonly (keyof EventWords)[] = ['title', 'names', 'text'];

/** Words with their lists; one without events is forgotten. */
function wordBook() {
  const known = new Map<string, WordLists>();
  const tree = new SearchableMap<WordLists>();
  const listsOf = (word: string): WordLists => {
    const found = known.get(word);
    if (found) return found;
    const lists = { word, title: [], names: [], text: [] };
    known.set(word, lists);
    tree.set(word, lists);
    return lists;
  };
  const leaveWord = (entry: Entry, word: string, field: keyof EventWords): void => {
    const lists = listsOf(word);
    removeEntry(lists[field], entry);
    if (lists.title.length + lists.names.length + lists.text.length > 0) return;
    known.delete(word);
    tree.delete(word);
  };
  return {
    get: (word: string) => known.get(word),
    startingWith: (beginning: string) => [...tree.atPrefix(beginning).values()],
    /** Words that so many letters set apart from this one. */
    near: (word: string, slips: number) =>
      Array.from(tree.fuzzyGet(word, slips).values(), ([lists]) => lists),
    enter(entry: Entry, words: EventWords): void {
      for (const field of FIELDS)
        for (const word of words[field]) insertEntry(listsOf(word)[field], entry);
    },
    leave(entry: Entry, words: EventWords): void {
      for (const field of FIELDS) for (const word of words[field]) leaveWord(entry, word, field);
    },
  };
}

/** The beginnings of up to three letters of the words of title and names. */
function beginningsOf({ title, names }: EventWords): EventWords {
  const begun = (words: ReadonlySet<string>) =>
    new Set(
      [...words].flatMap((word) =>
        Array.from({ length: Math.min(SHORT, word.length) }, (_, index) =>
          word.slice(0, index + 1),
        ),
      ),
    );
  const titles = begun(title);
  return { title: titles, names: begun(names).difference(titles), text: new Set() };
}

function shortWord(whole: WordLists | undefined, begun: WordLists | undefined): GradedList[] {
  return [
    ...(whole ? [{ list: whole.title, grade: GRADES.wholeInTitle }] : []),
    ...(begun ? [{ list: begun.title, grade: GRADES.inTitle }] : []),
    ...(begun ? [{ list: begun.names, grade: GRADES.inNames }] : []),
    ...(whole ? [{ list: whole.text, grade: GRADES.inText }] : []),
  ].filter(({ list }) => list.length > 0);
}

function gradedLists({ word, title, names, text }: WordLists, typed: string): GradedList[] {
  return [
    { list: title, grade: word === typed ? GRADES.wholeInTitle : GRADES.inTitle },
    { list: names, grade: GRADES.inNames },
    { list: text, grade: GRADES.inText },
  ].filter(({ list }) => list.length > 0);
}

/** Words that differ by a slip of the hand; of longer words by two, where one finds nothing. */
function nearTo(words: WordBook, word: string): WordLists[] {
  if (word.length < ONE_SLIP_FROM) return [];
  const swapped = swapsOf(word).flatMap((each) => words.get(each) ?? []);
  const near = new Set([...words.near(word, 1), ...swapped]);
  if (near.size > 0 || word.length < TWO_SLIPS_FROM) return [...near];
  return words.near(word, 2);
}

/** The word with each two neighbouring letters swapped. */
function swapsOf(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, index) =>
      word.slice(0, index) + word.charAt(index + 1) + word.charAt(index) + word.slice(index + 2),
  );
}
