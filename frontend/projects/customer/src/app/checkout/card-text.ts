/** A card number in groups of four, as it stands on the card. */
export function groupedNumber(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 19);
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/**
 * Month and year as `12/29`, from digits with or without a stroke. A year of four digits, as browsers fill it in, is cut
 * to its last two once it is whole.
 */
export function monthAndYear(text: string): string {
  const [typed = '', behind] = text.split('/').map(digitsOf);
  if (behind !== undefined && /^\d$/.test(typed)) return monthAndYear(`0${typed}${behind}`);
  const digits = digitsOf(text);
  const whole = /^[2-9]/.test(digits) ? `0${digits}` : digits;
  const [month, year] = [whole.slice(0, 2), whole.slice(2)];
  return year ? `${month}/${yearOf(year)}` : month;
}

function yearOf(digits: string): string {
  if (!digits.startsWith('20')) return digits.slice(0, 2);
  return digits.length < 4 ? digits : digits.slice(2, 4);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
