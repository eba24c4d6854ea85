import type { ScanOutcome } from '@foyer/shared/domain';

/** What came of a scan, in the log of the doors. */
export const OUTCOME_WORDS: Readonly<Record<ScanOutcome, string>> = {
  admitted: 'Admitted',
  left: 'Out',
  'already-used': 'Already used',
  'not-inside': 'Not inside',
  'wrong-event': 'Another event',
  void: 'Cancelled',
  transferred: 'Passed on',
  'not-open': 'Not open yet',
  over: 'Over',
  fake: 'Not a ticket',
};
