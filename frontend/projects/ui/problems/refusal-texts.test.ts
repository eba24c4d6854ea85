import { describe, expect, it } from '@jest/globals';
import { Problem } from '@foyer/shared/contract';
import { ApiProblem } from '../api/api-problem.ts';
import { problemText } from './problem-text.ts';
import { REFUSAL_TEXTS } from './refusal-texts.ts';

describe('the refusals’ texts', () => {
  it('say something for every code', () => {
    for (const code of Problem.shape.code.options) expect(REFUSAL_TEXTS[code]).toMatch(/\.$/);
  });

  it('say how long to wait where that is known', () => {
    const problem = (retryAfterSeconds?: number) =>
      new ApiProblem('too-many-requests', 429, { details: { retryAfterSeconds } });
    expect(problemText(problem(870))).toContain('Wait 15 minutes');
    for (const short of [undefined, 20, 60])
      expect(problemText(problem(short))).toBe(REFUSAL_TEXTS['too-many-requests']);
  });

  it('tell of a broken link where an id in the address cannot be one', () => {
    const errors = [{ field: 'params.eventId', message: 'must be an id' }];
    expect(problemText(new ApiProblem('invalid-request', 400, { errors }))).toContain('link');
    const other = [{ field: 'body.name', message: 'is missing' }];
    expect(problemText(new ApiProblem('invalid-request', 400, { errors: other }))).toBe(
      REFUSAL_TEXTS['invalid-request'],
    );
  });

  it('keep calm', () => {
    for (const text of Object.values(REFUSAL_TEXTS)) {
      expect(text).not.toContain('!');
      expect(text).not.toMatch(/\boops\b/i);
    }
  });
});
