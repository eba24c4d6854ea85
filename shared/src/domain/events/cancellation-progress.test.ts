import { expect, it } from '@jest/globals';
import { cancellationProgress, type CancellationCounts } from './cancellation-progress.ts';

const COUNTS: CancellationCounts = {
  ...{ left: 40, bookings: 60, owed: 50, paidBack: 45 },
  ...{ told: 44, failed: 0 },
};

it('tells how far a cancelled event is', () => {
  expect(cancellationProgress(COUNTS)).toEqual({
    bookings: { done: 60, total: 100 },
    refunds: { done: 45, total: 50 },
    mails: { done: 44, total: 100, failed: 0 },
    over: false,
  });
});

it('is over when everybody is paid back and told, or could not be told', () => {
  const done = { ...COUNTS, left: 0, bookings: 100, owed: 90, paidBack: 90, told: 97 };
  expect(cancellationProgress(done).over).toBe(false);
  expect(cancellationProgress({ ...done, failed: 3 }).over).toBe(true);
  expect(cancellationProgress({ ...done, told: 100 }).over).toBe(true);
  expect(cancellationProgress({ ...done, told: 100, paidBack: 89 }).over).toBe(false);
});
