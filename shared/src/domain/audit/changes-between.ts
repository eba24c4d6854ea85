/** One field that an action changed; values are JSON as people may read it, absent where there was or is none. */
export type AuditChange = {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** The longest value that is kept whole; longer texts and lists are cut, since the log tells of a change and is no backup. */
const LONGEST_TEXT = 500;
const LONGEST_LIST = 20;

/** Which fields differ between two states of something, nested ones by a path such as `venue.city`. */
export function changesBetween(before: object = {}, after: object = {}): AuditChange[] {
  const [old, now] = [flat(before), flat(after)];
  const fields = [...new Set([...old.keys(), ...now.keys()])];
  return fields.flatMap((field) => {
    const [was, is] = [old.get(field), now.get(field)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [
      {
        field,
        ...(was === undefined ? {} : { before: cut(was) }),
        ...(is === undefined ? {} : { after: cut(is) }),
      },
    ];
  });
}

function flat(value: object, path = ''): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [key, child] of Object.entries(value) as [string, unknown][]) {
    const name = path ? `${path}.${key}` : key;
    if (isPlain(child)) for (const [inner, leaf] of flat(child, name)) fields.set(inner, leaf);
    else fields.set(name, child);
  }
  return fields;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cut(value: unknown): unknown {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) {
    return `${value.slice(0, LONGEST_TEXT)}…`;
  }
  return Array.isArray(value) ? value.slice(0, LONGEST_LIST).map(cut) : value;
}
