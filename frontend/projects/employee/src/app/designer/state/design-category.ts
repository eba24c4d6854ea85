import type { CategoryId } from '@foyer/shared/domain';

/** A ticket category in the designer. */
export type DesignCategory = {
  readonly categoryId: CategoryId;
  readonly name: string;
  readonly colour: string;
  /** Minor units; absent in a plan that belongs to no event, and until somebody has set it. */
  readonly price?: number;
  /** Not yet the event's: it is sent along with the drawing. */
  readonly isNew?: true;
};

/** The short mark of a category, by which lists and seats tell it without its colour: A, B … Z, AA. */
export function categoryMark(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return letter.repeat(Math.floor(index / 26) + 1);
}
