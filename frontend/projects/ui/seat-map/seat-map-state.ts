import { computed, type Signal } from '@angular/core';
import type { SeatAvailability, SeatCategory, SeatMapPlan } from './seat-map-inputs.ts';
import { buildScene, type SceneSection } from './seat-map-scene.ts';
import {
  freeBeside,
  seatStatuses,
  sectionFacts,
  statusOf,
  type SeatStatus,
  type SectionFacts,
} from './seat-status.ts';
import {
  freeWords,
  fromPrice,
  seatWords,
  spokenSection,
  unfitWords,
  type SeatWords,
  type Wish,
} from './seat-words.ts';

/** What map and list are given; both make the same of it. */
export type SeatMapInputs = {
  readonly plan: Signal<SeatMapPlan>;
  readonly categories: Signal<readonly SeatCategory[]>;
  readonly currency: Signal<string>;
  readonly availability: Signal<SeatAvailability | undefined>;
  readonly ownSeats: Signal<readonly string[]>;
  readonly suggestedSeats: Signal<readonly string[]>;
  /** How many want to sit together; one unless told. */
  readonly partySize?: Signal<number>;
  /** Whether only wheelchair spaces and the seats beside them are of interest. */
  readonly accessibleOnly?: Signal<boolean>;
};

/** The room as map and list show it. */
export type SeatMapState = ReturnType<typeof seatMapState>;

/** A section in words. */
export type SectionWords = {
  readonly name: string;
  readonly price: string;
  readonly free: string;
  /** Free seats or places; undefined until known. */
  readonly left: number | undefined;
  /** Why it does not suit the party; undefined when it does or is sold out. */
  readonly unfit: string | undefined;
  readonly spoken: string;
};

/** Derives scene, statuses and words from the inputs. */
export function seatMapState(inputs: SeatMapInputs, locale: string) {
  const scene = computed(() => buildScene(inputs.plan()));
  const statuses = computed(() =>
    seatStatuses(scene(), inputs.availability(), {
      own: inputs.ownSeats(),
      suggested: inputs.suggestedSeats(),
    }),
  );
  const facts = computed(() => {
    const now = { statuses: statuses(), availability: inputs.availability() };
    return scene().sections.map((section) => sectionFacts(scene(), section, now));
  });
  const categoryAt = computed(() => {
    const known = new Map(inputs.categories().map((category) => [category.categoryId, category]));
    return scene().categoryIds.map((categoryId) => known.get(categoryId));
  });
  const prices = computed(() => ({ currency: inputs.currency(), locale }));
  const wish = computed(() => ({
    party: inputs.partySize?.() ?? 1,
    accessible: inputs.accessibleOnly?.() ?? false,
  }));
  const sectionWords = computed(() =>
    scene().sections.map((section, index) => {
      const fact = facts()[index] ?? { ...NO_FACTS, capacity: section.capacity };
      return wordsOfSection(section, fact, { price: priceOf(index), wish: wish() });
    }),
  );

  function priceOf(index: number): string {
    const categories = facts()[index]?.categories ?? [];
    return fromPrice(
      categories.map((category) => categoryAt()[category]),
      prices(),
    );
  }

  return {
    scene,
    statuses,
    facts,
    sectionWords,
    statusOf: (seat: number): SeatStatus => statusOf(statuses(), seat),
    categoryOf: (seat: number): SeatCategory | undefined =>
      categoryAt()[scene().category[seat] ?? -1],
    categoryOfSection: (index: number): SeatCategory | undefined =>
      categoryAt()[scene().sections[index]?.category ?? -1],
    /** Free seats side by side where this one is. */
    besideOf: (seat: number): number => freeBeside(scene(), statuses(), seat),
    wordsOf: (seat: number): SeatWords =>
      seatWords(scene(), seat, {
        ...prices(),
        status: statusOf(statuses(), seat),
        category: categoryAt()[scene().category[seat] ?? -1],
      }),
  };
}

const NO_FACTS = { free: undefined, categories: [], together: 0, accessible: 0 };

function wordsOfSection(
  section: SceneSection,
  facts: SectionFacts,
  { price, wish }: { readonly price: string; readonly wish: Wish },
): SectionWords {
  const unfit = unfitWords(facts, wish);
  return {
    name: section.name,
    price,
    free: freeWords(facts),
    left: facts.free,
    unfit,
    spoken: spokenSection(section, facts, [price, ...(unfit ? [unfit] : [])].join(', ')),
  };
}
