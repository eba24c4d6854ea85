import { expect, it } from '@jest/globals';
import { rowLabel } from './row-labels.ts';

it('leaves out the letters that read as digits', () => {
  const labels = Array.from({ length: 24 }, (_, index) => rowLabel(index)).join('');
  expect(labels).toBe('ABCDEFGHJKLMNPQRSTUVWXYZ');
});

it('goes on with doubled letters', () => {
  expect([24, 25, 48].map(rowLabel)).toEqual(['AA', 'BB', 'AAA']);
});
