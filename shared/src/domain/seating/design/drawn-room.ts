import type { CategoryId } from '../../ids.ts';
import type { PlanDraft } from '../plan-version.ts';

/** What a drawing calls one of its categories; prices are the event's own. */
export type DrawnCategory = {
  readonly categoryId: CategoryId;
  readonly name: string;
  /** Such as `#d9a021`. */
  readonly colour: string;
};

/** A drawing with the categories that its seats name. */
export type DrawnRoom = {
  readonly plan: PlanDraft;
  readonly categories: readonly DrawnCategory[];
};

/** Colours that can be told apart, for categories that bring none. */
export const CATEGORY_COLOURS = [
  '#d9a021',
  '#d1495b',
  '#3d7dca',
  '#2a9d8f',
  '#8a5fbf',
  '#c26a2e',
  '#5f7d2f',
  '#b04a8f',
  '#4a6670',
  '#9c7a4b',
] as const;

/** The colour of a category by its place in the list. */
export function categoryColour(index: number): string {
  return CATEGORY_COLOURS[index % CATEGORY_COLOURS.length] ?? CATEGORY_COLOURS[0];
}
