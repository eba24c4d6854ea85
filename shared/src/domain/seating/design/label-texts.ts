const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGIT_LIKE = /[IO]/g;

/** Letters from a first label on: A … Z, then AA … ZZ, then AAA. */
export function letterLabels(count: number, start: string, withoutDigitLike: boolean): string[] {
  const letters = withoutDigitLike ? ALPHABET.replaceAll(DIGIT_LIKE, '') : ALPHABET;
  const text = start.trim().toUpperCase();
  const wanted = ALPHABET.indexOf(text.charAt(0));
  const found = letters.split('').findIndex((letter) => ALPHABET.indexOf(letter) >= wanted);
  const first = Math.max(0, found) + Math.max(0, text.length - 1) * letters.length;
  return Array.from({ length: count }, (_, index) => {
    const place = first + index;
    return letters.charAt(place % letters.length).repeat(Math.floor(place / letters.length) + 1);
  });
}

/** 1 as A, 26 as Z, 27 as AA, 28 as AB; numbers below 1 as A. */
export function spreadsheetLetters(number: number): string {
  let rest = Math.max(1, Math.trunc(number));
  let text = '';
  while (rest > 0) {
    text = ALPHABET.charAt((rest - 1) % ALPHABET.length) + text;
    rest = Math.floor((rest - 1) / ALPHABET.length);
  }
  return text;
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** A number from 1 in Roman numerals. */
export function romanText(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

/** The number that Roman numerals say; undefined where they are none. */
export function romanNumber(text: string): number | undefined {
  const wanted = text.trim().toUpperCase();
  let rest = wanted;
  let number = 0;
  for (const [value, sign] of ROMAN) {
    while (rest.startsWith(sign)) {
      number += value;
      rest = rest.slice(sign.length);
    }
  }
  return number > 0 && romanText(number) === wanted ? number : undefined;
}
