import { clockText } from '@foyer/ui/countdown/countdown-words.ts';

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/** The time until sales open, once that is less than a day: `3 h 20 min`, in the last hour `12:05`. */
export function openingWords(seconds: number): string | undefined {
  if (seconds <= 0 || seconds >= DAY_SECONDS) return undefined;
  if (seconds < HOUR_SECONDS) return clockText(seconds);
  const minutes = Math.floor((seconds % HOUR_SECONDS) / 60);
  return `${Math.floor(seconds / HOUR_SECONDS)} h ${minutes} min`;
}
