const started = new Set<number>();

process.on('exit', () => {
  for (const pid of started) kill(pid);
});

/** Kills the process should ours end without stopping it. Gives the call that takes this back. */
export function killAtExit(pid: number): () => void {
  started.add(pid);
  return () => started.delete(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself a moment ago; any other fault must be seen.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
