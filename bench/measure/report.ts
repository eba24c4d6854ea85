/** Prints a table of figures and, when asked for, the result as one JSON line at the end. */
export function report(
  title: string,
  figures: Readonly<Record<string, unknown>>,
  result: object,
  asJson: boolean,
): void {
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  const lines = Object.entries(figures).map(
    ([name, value]) => `  ${name.padEnd(width)}  ${String(value)}`,
  );
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n`);
  if (asJson) process.stdout.write(`${JSON.stringify(result)}\n`);
}
