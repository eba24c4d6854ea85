import { stripTypeScriptTypes } from 'node:module';

/** Lets jest run TypeScript as Node does: types become spaces, lines and columns stay. */
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
};
