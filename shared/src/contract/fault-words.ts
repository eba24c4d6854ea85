import type * as z from 'zod';

/** What a limit counts, by what it limits: one and many. */
const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  array: ['entry', 'entries'],
  file: ['byte', 'bytes'],
  set: ['entry', 'entries'],
  string: ['character', 'characters'],
};

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
};

/**
 * What is wrong with a value, as the end of a sentence that begins with its field; for rules of the contract that have
 * no words of their own. People read it beside the field, so it names no type of the language and no operator.
 */
export function faultWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${wordFor(issue.expected)}`;
    case 'too_big':
      return limitWords('at most', issue.origin, issue.maximum);
    case 'too_small':
      return isNothing(issue)
        ? 'must not be empty'
        : limitWords('at least', issue.origin, issue.minimum);
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'invalid_format':
      return 'does not have the form that is asked for';
    case 'invalid_union':
      return 'is none of what can stand here';
    default:
      return undefined;
  }
}

function wordFor(type: string): string {
  return TYPES[type] ?? `of the type ${type}`;
}

function isNothing({ origin, minimum }: { origin: string; minimum: unknown }): boolean {
  return minimum === 1 && origin in UNITS;
}

function limitWords(limit: string, origin: string, count: number | bigint): string {
  const [one, many] = UNITS[origin] ?? [];
  return one
    ? `must have ${limit} ${count} ${count === 1 ? one : many}`
    : `must be ${limit} ${count}`;
}
