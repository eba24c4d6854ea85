/** The longest pause between two letters of a hardware scanner; people are slower. */
const LONGEST_PAUSE_MS = 120;
/** Fewer letters than this are no code but somebody's hand on the keyboard. */
const FEWEST_LETTERS = 8;

/** What a key press means to whoever collects codes. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'timeStamp' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The code in what was typed or pasted: no letter of a code is small, and none is a space or the end of a line. */
export function codeIn(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

/** Collects what a hardware scanner types where no field has the focus: it types a code like a keyboard and ends with Enter. */
export function typedCodes(): (press: KeyPress) => string | undefined {
  let typed = '';
  let last = 0;
  return ({ key, timeStamp, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey) return undefined;
    if (timeStamp - last > LONGEST_PAUSE_MS) typed = '';
    last = timeStamp;
    if (key.length === 1) typed += key;
    if (key !== 'Enter') return undefined;
    const code = codeIn(typed);
    typed = '';
    return code.length >= FEWEST_LETTERS ? code : undefined;
  };
}
