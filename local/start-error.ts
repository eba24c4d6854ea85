/** A fault of the machine or its set-up that one plain sentence explains; nobody needs its stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
