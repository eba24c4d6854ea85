import type { AvailabilityDelta, AvailabilitySnapshot, PlanVersion } from '../../domain/index.ts';

/** The whole room at one version. */
export type SnapshotMessage = {
  readonly kind: 'snapshot';
  /** `epoch.planVersion.sequence`. */
  readonly id: string;
  readonly snapshot: AvailabilitySnapshot;
};

/** What one version changed, or all that changed since the one that a returning viewer knows. */
export type DeltaMessage = {
  readonly kind: 'delta';
  readonly id: string;
  readonly delta: AvailabilityDelta;
};

/** Another plan is in force; a snapshot follows. It has no id: whoever misses that snapshot must ask for it again. */
export type PlanMessage = { readonly kind: 'plan'; readonly planVersion: PlanVersion };

/** What a viewer is told. */
export type AvailabilityMessage = SnapshotMessage | DeltaMessage | PlanMessage;

/** The numbered versions of a room that were made public, and which of them changed what last. */
export type Journal = {
  /** Makes those changes public that are ones; undefined when nothing differs. */
  record(changes: AvailabilityDelta): DeltaMessage | undefined;
  /** The latest version; the same object as long as nothing changes. */
  snapshot(): SnapshotMessage;
  /** What somebody who knows the version with this id has to be told. */
  since(lastId: string | undefined): readonly AvailabilityMessage[];
  sequence(): number;
};

/** A journal that begins with a room at a sequence number. `epoch` names this run of this task and contains no dot. */
export function journal(epoch: string, start: AvailabilitySnapshot, first = 0): Journal {
  const { planVersion } = start;
  const rows = remembered(start.rows);
  const places = remembered(start.places);
  /** What was made for viewers of the present version: the snapshot, and deltas by the version they knew. */
  let latest: SnapshotMessage | undefined;
  const missed = new Map<number, DeltaMessage>();
  let sequence = first;
  const id = () => `${epoch}.${planVersion}.${sequence}`;

  function snapshot(): SnapshotMessage {
    latest ??= {
      kind: 'snapshot',
      id: id(),
      snapshot: { planVersion, rows: rows.all(), places: places.all() },
    };
    return latest;
  }

  function missedSince(known: number): DeltaMessage {
    const told = missed.get(known) ?? {
      kind: 'delta',
      id: id(),
      delta: { rows: rows.since(known), places: places.since(known) },
    };
    missed.set(known, told);
    return told;
  }

  return {
    record(changes) {
      const delta = {
        rows: rows.differing(changes.rows),
        places: places.differing(changes.places),
      };
      if (sizeOf(delta) === 0) return undefined;
      sequence += 1;
      latest = undefined;
      missed.clear();
      rows.take(delta.rows, sequence);
      places.take(delta.places, sequence);
      return { kind: 'delta', id: id(), delta };
    },
    snapshot,
    since(lastId) {
      const known = readId(lastId);
      if (known && known.planVersion !== planVersion) {
        return [{ kind: 'plan', planVersion }, snapshot()];
      }
      if (known?.epoch !== epoch || known.sequence < first || known.sequence > sequence)
        return [snapshot()];
      return known.sequence === sequence ? [] : [missedSince(known.sequence)];
    },
    sequence: () => sequence,
  };
}

/** Values by key, each with the version that changed it last. */
function remembered<V>(start: Readonly<Record<string, V>>) {
  const values = new Map(Object.entries(start));
  const changedBy = new Map<string, number>();
  return {
    all: () => Object.fromEntries(values),
    /** The entries that differ from the ones known. */
    differing: (changes: Readonly<Record<string, V>>): Record<string, V> =>
      Object.fromEntries(
        Object.entries(changes).filter(([key, value]) => values.get(key) !== value),
      ),
    take(news: Readonly<Record<string, V>>, version: number): void {
      for (const [key, value] of Object.entries(news)) {
        values.set(key, value);
        changedBy.set(key, version);
      }
    },
    /** What changed after a version, as it stands now. */
    since: (version: number): Record<string, V> =>
      Object.fromEntries([...values].filter(([key]) => (changedBy.get(key) ?? version) > version)),
  };
}

/** The number of rows and counts in a delta. */
function sizeOf({ rows, places }: AvailabilityDelta): number {
  return Object.keys(rows).length + Object.keys(places).length;
}

function readId(text: string | undefined) {
  const [, epoch, planVersion, sequence] = /^([^.]+)\.([^.]+)\.(\d{1,15})$/.exec(text ?? '') ?? [];
  if (epoch === undefined || planVersion === undefined) return undefined;
  return { epoch, planVersion, sequence: Number(sequence) };
}
