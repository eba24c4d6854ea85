import { describe, expect, it } from '@jest/globals';
import { encloses, move, relabelSeat } from '@foyer/shared/domain';
import { SMALL_DRAFT } from '../testing/small-draft.ts';
import { seatsAlone, sectionAlone } from './selecting.ts';
import { withSettledOutlines } from './settled-outlines.ts';

describe('outlines', () => {
  it('follow a row that was dragged out of them', () => {
    const dragged = move(SMALL_DRAFT, seatsAlone(['a1', 'a2', 'a3', 'a4']), { x: 300, y: -60 });
    const settled = withSettledOutlines(SMALL_DRAFT, dragged).sections[0];
    const seats = settled?.kind === 'seated' ? settled.rows.flatMap((row) => row.seats) : [];
    expect(seats.every((seat) => encloses(settled?.outline ?? [], seat))).toBe(true);
    expect(withSettledOutlines(SMALL_DRAFT, dragged).sections[1]).toBe(SMALL_DRAFT.sections[1]);
  });

  it('stay as they are drawn where no seat has left them', () => {
    for (const after of [
      relabelSeat(SMALL_DRAFT, 'a1', '11'),
      move(SMALL_DRAFT, sectionAlone('sec_stalls'), { x: 40, y: 0 }),
    ])
      expect(withSettledOutlines(SMALL_DRAFT, after)).toBe(after);
  });
});
