import { describe, expect, it } from '@jest/globals';
import { PersonName } from './fields.ts';

describe('a person’s name', () => {
  it.each(['Zoë O’Neil-Żak', 'محمد بن عبد الله', '山田 太郎', 'Ida 👩‍🚀', 'राम'])(
    'may be %s',
    (name) => {
      expect(PersonName.parse(` ${name}\n`)).toBe(name);
    },
  );

  it.each(['Eve\r\nBcc: all@example.org', 'a\u0000b', 'a\ud800', '\u0007', 'a\u2028b'])(
    'is not %j',
    (name) => {
      expect(PersonName.safeParse(name).error?.issues[0]?.message).toBe(
        'must be one line of plain text',
      );
    },
  );
});
