/** Tasks of one version that take requests in turn. */
export type TargetGroup = {
  /** Its share of new requests, in relation to the weights of the other groups. */
  readonly weight: number;
  /** Addresses such as `http://127.0.0.1:8080`. */
  readonly targets: readonly string[];
};

/** Answers with the task of each next request: groups as evenly by weight as can be, the tasks of a group in turn. */
export function targetsOf(groups: readonly TargetGroup[]): () => string {
  const shares = groups.map(({ weight, targets }) => ({ weight, next: inTurn(targets), due: 0 }));
  const all = shares.reduce((sum, { weight }) => sum + weight, 0);
  return () => {
    for (const share of shares) share.due += share.weight;
    const [longest] = shares.toSorted((one, other) => other.due - one.due);
    if (!longest) throw new RangeError('There is no group of tasks');
    longest.due -= all;
    return longest.next();
  };
}

function inTurn(targets: readonly string[]): () => string {
  let turn = 0;
  return () => {
    const target = targets[turn++ % targets.length];
    if (target === undefined) throw new RangeError('A group has no task');
    return target;
  };
}
