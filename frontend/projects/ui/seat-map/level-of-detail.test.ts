import { describe, expect, it } from '@jest/globals';
import { levelOfDetail } from './level-of-detail.ts';

describe('the level of detail', () => {
  it('shows sections alone from afar', () => {
    expect(levelOfDetail(3)).toMatchObject({
      sections: 1,
      seats: 0,
      sectionNames: true,
      seatLabels: false,
    });
  });

  it('fades from sections to seats', () => {
    const { sections, seats } = levelOfDetail(6);
    expect(seats).toBeGreaterThan(0);
    expect(sections + seats).toBe(1);
  });

  it('tells shapes apart before it labels rows, and rows before seats', () => {
    expect(levelOfDetail(9)).toMatchObject({
      seats: 1,
      shapes: true,
      rowLabels: false,
      seatLabels: false,
    });
    expect(levelOfDetail(14)).toMatchObject({
      rowLabels: true,
      seatLabels: false,
      sectionNames: true,
    });
    expect(levelOfDetail(26)).toMatchObject({
      rowLabels: true,
      seatLabels: true,
      sectionNames: false,
    });
  });
});
