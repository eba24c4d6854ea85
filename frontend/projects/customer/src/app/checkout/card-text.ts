/** A card number in groups of four, as it stands on the card. */
export function groupedNumber(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 19);
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Month and year as `12/29`, from digits with or without a stroke. */
export function monthAndYear(text: string): string {
  const digits = text.replace(/\D/g, '');
  const month = /^[2-9]/.test(digits) ? `0${digits}` : digits;
  return month.length > 2 ? `${month.slice(0, 2)}/${month.slice(2, 4)}` : month;
}
