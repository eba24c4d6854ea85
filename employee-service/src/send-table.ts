import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A table to download. */
export type Table = {
  /** The file's name without its ending. */
  readonly name: string;
  readonly columns: readonly string[];
  /** As many values as there are columns; asked for only as fast as the reader takes them. */
  readonly rows: AsyncIterable<readonly string[]>;
};

/**
 * Answers with a table as CSV that spreadsheets open: UTF-8 with its mark, and no value of a customer runs as a formula.
 * A reader who goes away ends the reading; a table that breaks off breaks the connection off, so that nobody takes a part
 * for the whole.
 */
export async function sendTable(response: Response, { name, columns, rows }: Table): Promise<void> {
  response.type('text/csv');
  response.set('content-disposition', `attachment; filename="${name}.csv"`);
  const csv = stringify({ header: true, columns: [...columns], bom: true, escape_formulas: true });
  try {
    await pipeline(Readable.from(rows), csv, response);
  } catch (error) {
    if (!response.destroyed) throw error;
  }
}
