import type { EventView } from '@foyer/shared/contract';

/** When tickets of an event may be given back and what comes back for them. */
export function refundWords(rule: EventView['selfCancel']): string {
  if (!rule) return 'Tickets for this event cannot be given back.';
  const back = rule.keepsFees ? 'the price without the booking fee' : 'the whole amount';
  return `You can give tickets back until ${limitWords(rule.hoursBefore)} and get ${back} back.`;
}

function limitWords(hours: number): string {
  if (hours === 0) return 'the event begins';
  const [count, unit] = hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'} before the event begins`;
}
