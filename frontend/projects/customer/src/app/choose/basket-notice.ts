import { problemOf } from '@foyer/ui/api/api-problem.ts';
import type { SeatingPlanView } from '@foyer/shared/contract';
import { problemText } from '@foyer/ui/problems/problem-text.ts';
import { seatNames } from './seat-names.ts';
import { countOf, type Selection } from './selection.ts';

/** Something the visitor must be told. */
export type BasketNotice =
  | { readonly kind: 'lost'; readonly seats: readonly string[] }
  | {
      readonly kind: 'substituted';
      readonly substitutes: readonly { readonly lost: string; readonly given: string }[];
    }
  | {
      readonly kind: 'single';
      readonly single: readonly string[];
      /** Seats for the whole party that leave no single one. */
      readonly suggestion: readonly string[];
    }
  | { readonly kind: 'expired'; readonly selection: Selection }
  | { readonly kind: 'refused'; readonly problem: unknown };

/** A notice in words, with what the visitor may do about it. */
export type NoticeWords = {
  readonly text: string;
  /** What the first button does. */
  readonly accept?: string | undefined;
  /** What the second one does. */
  readonly decline?: string | undefined;
};

/** What a notice says in a room of which the visitor still has some tickets. */
export function noticeWords(
  notice: BasketNotice,
  plan: SeatingPlanView,
  held: { readonly seats: readonly string[]; readonly count: number },
): NoticeWords {
  const names = (seats: readonly string[]): string => seatNames(plan, seats);
  switch (notice.kind) {
    case 'lost':
      return {
        text: `Someone took ${names(notice.seats)} a moment ago. ${restOf(held.count)}`,
        accept: `Find ${bestOf(held.count + notice.seats.length)} for me`,
      };
    case 'substituted':
      return substituted(notice.substitutes, names);
    case 'single':
      return {
        text: `${upperFirst(names(notice.single))} would be left alone, and hardly anybody can use a single seat.`,
        accept: isOneOver(notice, held.seats)
          ? 'Move one seat over'
          : `Take ${names(notice.suggestion)} instead`,
      };
    case 'expired':
      return {
        text: 'The time ran out, and your seats were given back. They may still be free.',
        accept: countOf(notice.selection) > 0 ? 'Ask for the same seats again' : undefined,
      };
    case 'refused':
      return { text: problemText(notice.problem) };
  }
}

function substituted(
  substitutes: readonly { readonly lost: string; readonly given: string }[],
  names: (seats: readonly string[]) => string,
): NoticeWords {
  const lost = names(substitutes.map((each) => each.lost));
  const given = names(substitutes.map((each) => each.given));
  return substitutes.length === 1
    ? {
        text: `Someone took ${lost} a moment ago. ${given} is the nearest at the same price; we hold it for you.`,
        accept: 'Keep it',
        decline: 'Choose another one',
      }
    : {
        text: `Someone was quicker with ${lost}. ${given} are the nearest at the same price; we hold them for you.`,
        accept: 'Keep them',
        decline: 'Choose others',
      };
}

/** Whether the seats suggested are those held but for one. */
function isOneOver(
  { suggestion }: Extract<BasketNotice, { kind: 'single' }>,
  held: readonly string[],
): boolean {
  return suggestion.filter((seat) => !held.includes(seat)).length === 1;
}

function restOf(count: number): string {
  if (count === 0) return 'Choose another one, or let us find one.';
  return count === 1
    ? 'Your other seat is still yours.'
    : `Your other ${count} seats are still yours.`;
}

function bestOf(count: number): string {
  return count === 1 ? 'the best seat' : `the best ${count} seats`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The seats that somebody else was quicker to take, by a refusal. */
export function lostSeats(error: unknown): readonly string[] {
  const { code, details } = problemOf(error);
  return code === 'seat-unavailable' ? textsIn(details['seats']) : [];
}

/** The notice of single seats that a refusal is about, if it is. */
export function singleSeats(error: unknown): BasketNotice | undefined {
  const { code, details } = problemOf(error);
  if (code !== 'single-seat-left') return undefined;
  const [single, suggestion] = [textsIn(details['single']), textsIn(details['suggestion'])];
  return { kind: 'single', single, suggestion };
}

function textsIn(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is string => typeof one === 'string');
}
