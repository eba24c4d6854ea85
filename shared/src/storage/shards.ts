/** One of `count` shards for a text: always the same one, and texts spread evenly. */
export function shardOf(text: string, count: number): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = (hash * 31 + text.charCodeAt(index)) >>> 0;
  }
  return hash % count;
}

/** The numbers of `count` shards, from 0. */
export function shardNumbers(count: number): number[] {
  return Array.from({ length: count }, (_, shard) => shard);
}
