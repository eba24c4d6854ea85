import { validate, type SchemaPath } from '@angular/forms/signals';
import { instantAt, type LocalTime } from '@foyer/ui/dates/local-time.ts';

const FIRST = '2000';
const LAST = '2100';

/** True for a local time of a year in which somebody may plan; a year that is half typed is none. */
export function isPlannable(local: LocalTime): boolean {
  return local >= FIRST && local < LAST && instantAt(local, 'UTC') !== undefined;
}

/** Wants a day and a time in a field. */
export function timeRequired(path: SchemaPath<string>): void {
  validate(path, ({ value }) =>
    isPlannable(value()) ? undefined : { kind: 'time', message: 'Enter a day and a time.' },
  );
}

/** Wants a day and a time in a field, or nothing. */
export function timeOrNothing(path: SchemaPath<string>): void {
  validate(path, ({ value }) =>
    value() === '' || isPlannable(value())
      ? undefined
      : { kind: 'time', message: 'Enter a day and a time, or leave it empty.' },
  );
}

/** Wants one time after another; nothing is said while one of them is not there. */
export function timeAfter(
  path: SchemaPath<string>,
  earlier: SchemaPath<string>,
  message: string,
): void {
  validate(path, ({ value, valueOf }) => {
    const [from, to] = [valueOf(earlier), value()];
    if (!isPlannable(from) || !isPlannable(to)) return undefined;
    return to > from ? undefined : { kind: 'order', message };
  });
}
