import {
  base32Of,
  newId,
  type RandomBytes,
  type RowId,
  type SeatId,
  type SectionId,
} from '../../ids.ts';

/** Gives ids that nothing of the plan has had before. */
export type Ids = {
  readonly seat: () => SeatId;
  readonly row: () => RowId;
  readonly section: () => SectionId;
};

/** Ids from randomness: so many bits that those of one plan never meet. */
export function idsFrom(random: RandomBytes): Ids {
  return {
    seat: () => base32Of(random(7)),
    row: () => base32Of(random(7)),
    section: () => newId('sec', random),
  };
}
