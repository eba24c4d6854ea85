/** Letters that no accent sets apart from those that people type for them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

/** A text for comparing: lower case, without accents. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðłıþ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .trim();
}

/** The words of a text for comparing, in their order. */
export function wordsOf(text: string): string[] {
  return plainText(text).match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}
