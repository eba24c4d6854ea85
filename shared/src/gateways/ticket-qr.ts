import { create } from 'qrcode';

/** Modules of white that must surround a QR code. */
const QUIET_MODULES = 4;

/** A square on the page. */
export type Square = { readonly x: number; readonly y: number; readonly size: number };

/** Draws a text as a QR code of error correction M in rectangles, with its quiet zone inside the square. */
export function drawQr(document: PDFKit.PDFDocument, text: string, { x, y, size }: Square): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const step = size / (modules.size + 2 * QUIET_MODULES);
  document.rect(x, y, size, size).fill('#ffffff');
  for (let row = 0; row < modules.size; row += 1) {
    for (const { start, length } of darkRuns(modules, row)) {
      const left = x + (QUIET_MODULES + start) * step;
      document.rect(left, y + (QUIET_MODULES + row) * step, length * step, step);
    }
  }
  document.fill('#000000');
}

/** Dark modules side by side become one rectangle, so that no hairline shows between them. */
function darkRuns(
  modules: { size: number; get(row: number, column: number): number },
  row: number,
): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  for (let column = 0; column < modules.size; column += 1) {
    if (!modules.get(row, column)) continue;
    const last = runs.at(-1);
    if (last && last.start + last.length === column) last.length += 1;
    else runs.push({ start: column, length: 1 });
  }
  return runs;
}
