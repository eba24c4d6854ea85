import { computed, type Signal } from '@angular/core';
import type { SeatAvailability, SeatCategory, SeatMapPlan } from './seat-map-inputs.ts';
import { buildScene, type Scene } from './seat-map-scene.ts';
import { seatStatuses, sectionFacts, statusOf, type SeatStatus } from './seat-status.ts';
import { freeWords, fromPrice, seatWords, spokenSection, type SeatWords } from './seat-words.ts';

/** What map and list are given; both make the same of it. */
export type SeatMapInputs = {
  readonly plan: Signal<SeatMapPlan>;
  readonly categories: Signal<readonly SeatCategory[]>;
  readonly currency: Signal<string>;
  readonly availability: Signal<SeatAvailability | undefined>;
  readonly ownSeats: Signal<readonly string[]>;
  readonly suggestedSeats: Signal<readonly string[]>;
};

/** The room as map and list show it. */
export type SeatMapState = ReturnType<typeof seatMapState>;

/** A section in words. */
export type SectionWords = {
  readonly name: string;
  readonly price: string;
  readonly free: string;
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
  const sectionWords = computed(() => wordsOfSections(scene(), facts(), (index) => priceOf(index)));

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
    wordsOf: (seat: number): SeatWords =>
      seatWords(scene(), seat, {
        ...prices(),
        status: statusOf(statuses(), seat),
        category: categoryAt()[scene().category[seat] ?? -1],
      }),
  };
}

function wordsOfSections(
  scene: Scene,
  facts: readonly ReturnType<typeof sectionFacts>[],
  priceOf: (index: number) => string,
): SectionWords[] {
  return scene.sections.map((section, index) => {
    const fact = facts[index] ?? { free: undefined, capacity: section.capacity, categories: [] };
    const price = priceOf(index);
    return {
      name: section.name,
      price,
      free: freeWords(fact),
      spoken: spokenSection(section, fact, price),
    };
  });
}
