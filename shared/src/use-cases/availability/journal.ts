import type { AvailabilityDelta, AvailabilitySnapshot, PlanVersion } from '../../domain/index.ts';

/** The whole room at one version. */
export type SnapshotMessage = {
  readonly kind: 'snapshot';
  /** `epoch.planVersion.sequence`. */
  readonly id: string;
  readonly snapshot: AvailabilitySnapshot;
};

/** What one version changed. */
export type DeltaMessage = {
  readonly kind: 'delta';
  readonly id: string;
  readonly delta: AvailabilityDelta;
};

/** Another plan is in force; a snapshot follows. It has no id: whoever misses that snapshot must ask for it again. */
export type PlanMessage = { readonly kind: 'plan'; readonly planVersion: PlanVersion };

/** What a viewer is told. */
export type AvailabilityMessage = SnapshotMessage | DeltaMessage | PlanMessage;

/** The numbered versions of a room that were made public, and the latest changes. */
export type Journal = {
  /** Makes those changes public that are ones; undefined when nothing differs. */
  record(changes: AvailabilityDelta): DeltaMessage | undefined;
  /** The latest version; the same object as long as nothing changes. */
  snapshot(): SnapshotMessage;
  /** What somebody who knows the version with this id has to be told. */
  since(lastId: string | undefined): readonly AvailabilityMessage[];
  sequence(): number;
};

/** The most deltas kept. Whoever missed more, or more than a snapshot holds, gets a snapshot. */
const KEPT_DELTAS = 256;

/** A journal that begins with a room at a sequence number. `epoch` names this run of this task and contains no dot. */
export function journal(epoch: string, start: AvailabilitySnapshot, first = 0): Journal {
  const { planVersion } = start;
  const rows = new Map(Object.entries(start.rows));
  const places = new Map(Object.entries(start.places));
  const deltas: DeltaMessage[] = [];
  let sequence = first;
  let latest: SnapshotMessage | undefined;
  const id = () => `${epoch}.${planVersion}.${sequence}`;

  function snapshot(): SnapshotMessage {
    latest ??= {
      kind: 'snapshot',
      id: id(),
      snapshot: { planVersion, rows: Object.fromEntries(rows), places: Object.fromEntries(places) },
    };
    return latest;
  }

  return {
    record(changes) {
      const delta = {
        rows: differing(changes.rows, rows),
        places: differing(changes.places, places),
      };
      if (sizeOf(delta) === 0) return undefined;
      sequence += 1;
      latest = undefined;
      const message: DeltaMessage = { kind: 'delta', id: id(), delta };
      deltas.push(message);
      if (deltas.length > KEPT_DELTAS) deltas.shift();
      return message;
    },
    snapshot,
    since(lastId) {
      const known = readId(lastId);
      if (known && known.planVersion !== planVersion) {
        return [{ kind: 'plan', planVersion }, snapshot()];
      }
      const missed = known?.epoch === epoch ? sequence - known.sequence : -1;
      if (missed < 0 || missed > deltas.length) return [snapshot()];
      const told = deltas.slice(deltas.length - missed);
      const size = told.reduce((total, { delta }) => total + sizeOf(delta), 0);
      return size > rows.size + places.size ? [snapshot()] : told;
    },
    sequence: () => sequence,
  };
}

/** The entries that differ from the ones known, which take them over. */
function differing<V>(
  changes: Readonly<Record<string, V>>,
  known: Map<string, V>,
): Record<string, V> {
  const news = Object.entries(changes).filter(([key, value]) => known.get(key) !== value);
  for (const [key, value] of news) known.set(key, value);
  return Object.fromEntries(news);
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
