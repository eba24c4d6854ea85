/** Moments at which the countdown speaks, in seconds left. */
const SPOKEN_AT = [300, 120, 60, 0];

/** Seconds as `9:05`. */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What is spoken once so many seconds are left: the last of the spoken moments that has passed, or nothing. */
export function spokenTime(seconds: number, total: number): string {
  const reached = SPOKEN_AT.filter((moment) => moment < total && seconds <= moment).at(-1);
  if (reached === undefined) return '';
  if (reached === 0) return 'The time is over. The seats are free for others again.';
  return reached === 60 ? '1 minute left.' : `${reached / 60} minutes left.`;
}
