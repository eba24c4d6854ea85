import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { MinorUnits, PersonName } from './fields.ts';

describe('a rule without words of its own', () => {
  it.each([
    [PersonName, 'x'.repeat(121), 'must have at most 120 characters'],
    [PersonName, undefined, 'is missing'],
    [PersonName, 7, 'must be a text'],
    [MinorUnits, 1.5, 'must be a whole number'],
    [MinorUnits, Number.NaN, 'must be a number'],
    [MinorUnits.max(500), 501, 'must be at most 500'],
    [MinorUnits.min(0), -1, 'must be at least 0'],
    [z.array(MinorUnits).min(1), [], 'must not be empty'],
    [z.array(MinorUnits).max(1), [1, 2], 'must have at most 1 entry'],
    [z.array(MinorUnits), 'x', 'must be a list'],
    [z.enum(['on', 'off']), 'of', 'must be "on" or "off"'],
    [z.url(), 'x', 'does not have the form that is asked for'],
    [z.looseObject({}), [], 'must be an object'],
  ])('%# says what is wrong as the end of a sentence', (schema: z.ZodType, value, words) => {
    expect(schema.safeParse(value).error?.issues[0]?.message).toBe(words);
  });

  it('does not speak over a rule that has words', () => {
    expect(PersonName.safeParse(' ').error?.issues[0]?.message).toBe('must not be empty');
  });
});
