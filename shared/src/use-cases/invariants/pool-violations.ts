import type { TicketedEvent } from '../../domain/index.ts';
import type { PoolState } from '../ports.ts';
import type { EventPicture } from './event-picture.ts';

/** What is wrong with the pools of standing places. */
export function poolViolations(picture: EventPicture): string[] {
  const standing = picture.event.sections.filter(({ kind }) => kind === 'standing');
  return [
    ...picture.pools.flatMap(unbalanced),
    ...standing.flatMap((section) => sectionViolations(picture, section)),
  ];
}

function unbalanced(pool: PoolState): string[] {
  const { sectionId, block, capacity, available, sold, claims } = pool;
  const claimed = Object.values(claims).reduce((sum, { quantity }) => sum + quantity, 0);
  const name = `Pool ${block} of ${sectionId}`;
  const wrong = [];
  if (available < 0 || sold < 0) wrong.push(`${name} has fewer than no places.`);
  if (available + sold + claimed !== capacity)
    wrong.push(
      `${name} does not add up: ${available} free, ${sold} sold, ${claimed} claimed of ${capacity}.`,
    );
  return wrong;
}

function sectionViolations(
  { pools, tickets }: EventPicture,
  { sectionId, capacity }: TicketedEvent['sections'][number],
): string[] {
  const own = pools.filter((pool) => pool.sectionId === sectionId);
  const places = own.reduce((sum, pool) => sum + pool.capacity, 0);
  const sold = own.reduce((sum, pool) => sum + pool.sold, 0);
  const live = tickets.filter((one) => one.sectionId === sectionId && one.status !== 'void').length;
  const wrong = [];
  if (places !== capacity)
    wrong.push(`The pools of ${sectionId} have ${places} places of ${capacity}.`);
  if (sold !== live) wrong.push(`${sold} places of ${sectionId} are sold, with ${live} tickets.`);
  return wrong;
}
