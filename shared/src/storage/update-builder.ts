import { marshall } from '@aws-sdk/util-dynamodb';
import type { Update } from '@aws-sdk/client-dynamodb';

/** AWS allows 300 operators and 4 KB; staying below leaves room for what an expression may still grow by (rule 2). */
const MAX_OPERATORS = 250;
const MAX_EXPRESSION_BYTES = 3_500;

/**
 * Collects one item's changes and conditions into one UpdateItem. Every name and value goes through a
 * placeholder, since `until`, `by` and seat ids may be reserved words.
 */
export type UpdateBuilder = {
  /** The placeholder path of nested names, such as `#n0.#n1`. */
  path(...names: readonly string[]): string;
  /** The placeholder of a value. */
  value(value: unknown): string;
  /** Throws RangeError when the same path is set twice, which DynamoDB refuses. */
  set(assignment: string): void;
  remove(path: string): void;
  add(term: string): void;
  require(condition: string): void;
  /** The finished update, without placeholders that nothing uses. Throws RangeError past the limits of an expression. */
  build(table: string, key: Record<string, unknown>): Update & { UpdateExpression: string };
};

/** An empty update. */
export function updateBuilder(): UpdateBuilder {
  const names = new Map<string, string>();
  const values = new Map<unknown, string>();
  const clauses = { SET: [] as string[], REMOVE: [] as string[], ADD: [] as string[] };
  const conditions: string[] = [];
  const targets = new Set<string>();

  const placeholder = <K>(known: Map<K, string>, key: K, sign: string): string => {
    const found = known.get(key) ?? `${sign}${known.size.toString(36)}`;
    known.set(key, found);
    return found;
  };

  return {
    path: (...parts) => parts.map((part) => placeholder(names, part, '#n')).join('.'),
    value: (value) => placeholder(values, value, ':v'),
    set(assignment) {
      const target = assignment.split(' = ', 1)[0] ?? '';
      if (targets.has(target)) throw new RangeError(`${target} is set twice`);
      targets.add(target);
      clauses.SET.push(assignment);
    },
    remove: (path) => void clauses.REMOVE.push(path),
    add: (term) => void clauses.ADD.push(term),
    require: (condition) => void conditions.push(condition),
    build(table, key) {
      const update = Object.entries(clauses)
        .filter(([, terms]) => terms.length > 0)
        .map(([verb, terms]) => `${verb} ${terms.join(', ')}`)
        .join(' ');
      const condition = conditions.join(' AND ');
      refuseOversized(update);
      refuseOversized(condition);
      const used = new Set(`${update} ${condition}`.match(/[#:][nv][0-9a-z]+/g));
      const namesUsed = [...names].filter(([, sign]) => used.has(sign));
      const valuesUsed = [...values].filter(([, sign]) => used.has(sign));
      return {
        TableName: table,
        Key: marshall(key),
        UpdateExpression: update,
        ...(condition && { ConditionExpression: condition }),
        ExpressionAttributeNames: Object.fromEntries(namesUsed.map(([name, sign]) => [sign, name])),
        ...(valuesUsed.length > 0 && {
          ExpressionAttributeValues: marshall(
            Object.fromEntries(valuesUsed.map(([value, sign]) => [sign, value])),
            { removeUndefinedValues: true },
          ),
        }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      };
    },
  };
}

function refuseOversized(expression: string): void {
  const operators =
    expression.match(/[=<>]+|\b(?:AND|OR|NOT|attribute_\w+)\b|[-+](?= )/g)?.length ?? 0;
  if (operators > MAX_OPERATORS || expression.length > MAX_EXPRESSION_BYTES) {
    throw new RangeError(
      `an expression of ${operators} operators and ${expression.length} bytes is too large`,
    );
  }
}
