import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a process has used so far. */
export type ProcessLoad = { readonly cpuSeconds: number; readonly memoryMegabytes: number };

const run = promisify(execFile);

/** Asks the operating system what a process has used; processor time in whole seconds. */
export async function loadOf(pid: number): Promise<ProcessLoad> {
  const { stdout } = await run('ps', ['-o', 'time=,rss=', '-p', String(pid)]);
  const [time = '', kilobytes = ''] = stdout.trim().split(/\s+/);
  const cpuSeconds = time
    .split(/[-:]/)
    .reduce((sum, part, index, all) => sum * unitAt(index, all.length) + Number(part), 0);
  return { cpuSeconds, memoryMegabytes: Math.round(Number(kilobytes) / 1_024) };
}

/** Days have 24 hours; hours and minutes have 60 of what follows. */
function unitAt(index: number, parts: number): number {
  return parts === 4 && index === 1 ? 24 : 60;
}
