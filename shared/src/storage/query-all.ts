import type {
  AttributeValue,
  QueryCommandInput,
  QueryCommandOutput,
  ScanCommandInput,
} from '@aws-sdk/client-dynamodb';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';

/** An item as DynamoDB gives it. */
export type RawItem = Record<string, AttributeValue>;

type Page = Pick<QueryCommandOutput, 'Items' | 'Count' | 'LastEvaluatedKey'>;

/** Every item that a Query finds, page by page. */
export async function queryAll(db: Database, query: QueryCommandInput): Promise<RawItem[]> {
  const pages = await allPages((start) => db.client.query({ ...query, ...start }));
  return pages.flatMap((page) => page.Items ?? []);
}

/** How many items a Query finds. */
export async function countAll(db: Database, query: QueryCommandInput): Promise<number> {
  const pages = await allPages((start) => db.client.query({ ...query, ...start, Select: 'COUNT' }));
  return pages.reduce((sum, page) => sum + (page.Count ?? 0), 0);
}

/** Every item that a Scan finds: for checks, never for requests. */
export async function scanAll(db: Database, scan: ScanCommandInput): Promise<RawItem[]> {
  const pages = await allPages((start) => db.client.scan({ ...scan, ...start }));
  return pages.flatMap((page) => page.Items ?? []);
}

async function allPages(
  read: (start: { ExclusiveStartKey?: RawItem }) => Promise<Page>,
): Promise<Page[]> {
  const pages: Page[] = [];
  let start: RawItem | undefined;
  do {
    const page = await reading(() => read(start ? { ExclusiveStartKey: start } : {}));
    pages.push(page);
    start = page.LastEvaluatedKey;
  } while (start);
  return pages;
}
