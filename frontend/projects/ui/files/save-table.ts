/** The mark by which spreadsheets know UTF-8; reading an answer as text has dropped it. */
const UTF8_MARK = '\uFEFF';

/** Offers a table of comma-separated values as a file, as a download by a link would. */
export function saveTable(name: string, table: string): void {
  const file = new Blob([UTF8_MARK, table], { type: 'text/csv;charset=utf-8' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name.replace(/[^\p{Letter}\p{Number} -]+/gu, '')}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
