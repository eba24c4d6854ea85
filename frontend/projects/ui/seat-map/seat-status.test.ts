import { describe, expect, it } from '@jest/globals';
import { buildScene } from './seat-map-scene.ts';
import {
  changedSeats,
  freeBeside,
  isChoosable,
  seatStatuses,
  sectionFacts,
  statusOf,
} from './seat-status.ts';
import { SMALL_AVAILABILITY, SMALL_PLAN } from './testing/small-room.ts';

const scene = buildScene(SMALL_PLAN);
const nobody = { own: [], suggested: [] };
const named = (statuses: Uint8Array, ...seatIds: string[]) =>
  seatIds.map((seatId) => statusOf(statuses, scene.indexOf.get(seatId)!));

describe('the status of seats', () => {
  it('is unknown until an availability is there, but blocked seats stay blocked', () => {
    expect(named(seatStatuses(scene, undefined, nobody), 'a1', 'b4')).toEqual([
      'unknown',
      'blocked',
    ]);
  });

  it('reads one letter a seat', () => {
    const statuses = seatStatuses(scene, SMALL_AVAILABILITY, nobody);
    expect(named(statuses, 'a1', 'a2', 'a3', 'b4', 'd1')).toEqual([
      'free',
      'held',
      'sold',
      'blocked',
      'sold',
    ]);
  });

  it('shows own seats as own, though others see them as held', () => {
    const statuses = seatStatuses(scene, SMALL_AVAILABILITY, { own: ['a2'], suggested: [] });
    expect(named(statuses, 'a2')).toEqual(['own']);
  });

  it('suggests only what is free', () => {
    const statuses = seatStatuses(scene, SMALL_AVAILABILITY, {
      own: [],
      suggested: ['a1', 'a3', 'gone'],
    });
    expect(named(statuses, 'a1', 'a3')).toEqual(['suggested', 'sold']);
  });

  it('lets one choose what is free, suggested or own', () => {
    expect(['free', 'suggested', 'own'].every((status) => isChoosable(status as 'free'))).toBe(
      true,
    );
    expect(
      ['held', 'sold', 'blocked', 'unknown'].some((status) => isChoosable(status as 'held')),
    ).toBe(false);
  });

  it('names the seats that changed', () => {
    const before = seatStatuses(scene, SMALL_AVAILABILITY, nobody);
    const after = seatStatuses(scene, SMALL_AVAILABILITY, { own: ['c2'], suggested: [] });
    expect(changedSeats(before, after)).toEqual([scene.indexOf.get('c2')]);
  });
});

describe('the facts of a section', () => {
  const statuses = seatStatuses(scene, SMALL_AVAILABILITY, { own: [], suggested: ['a1'] });
  const now = { statuses, availability: SMALL_AVAILABILITY };
  const facts = scene.sections.map((section) => sectionFacts(scene, section, now));

  it('count the free places, seated or standing', () => {
    expect(facts.map(({ free, capacity }) => [free, capacity])).toEqual([
      [5, 7],
      [4, 8],
      [12, 30],
    ]);
  });

  it('list the categories that are left', () => {
    const names = facts.map(({ categories }) =>
      categories.map((category) => scene.categoryIds[category]),
    );
    expect(names[0]).toEqual(['cat_first', 'cat_second']);
  });

  it('tell how many can be together, and the wheelchair spaces', () => {
    expect(facts.map(({ together, accessible }) => [together, accessible])).toEqual([
      [3, 1],
      [4, 0],
      [12, 0],
    ]);
  });

  it('count the free seats beside a seat, up to an aisle', () => {
    const beside = (seatId: string, room = scene) =>
      freeBeside(room, statuses, scene.indexOf.get(seatId)!);
    expect([beside('b2'), beside('a1'), beside('a2'), beside('c4')]).toEqual([3, 1, 0, 4]);
    const parted = { ...scene, x: scene.x.slice() };
    parted.x[scene.indexOf.get('c4')!] = 400;
    expect([beside('c4', parted), beside('c1', parted)]).toEqual([1, 3]);
  });

  it('say nothing of free places while nothing is known', () => {
    const unknown = { statuses: seatStatuses(scene, undefined, nobody), availability: undefined };
    expect(sectionFacts(scene, scene.sections[0]!, unknown).free).toBeUndefined();
  });
});
