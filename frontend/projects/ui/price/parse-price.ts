import type { PriceFormat } from './format-price.ts';

/** How many digits a currency has behind its point: 2 for euros, 0 for yen. */
export function minorDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** A typed amount as minor units, exactly; undefined where it is no amount of the currency: `48`, `48,50`, `1.234,5`. */
export function parsePrice(text: string, { currency, locale }: PriceFormat): number | undefined {
  return parseDecimal(text, minorDigits(currency), locale);
}

/** Minor units as they are typed into a field: the locale's point, no grouping, no sign of the currency. */
export function editablePrice(minorUnits: number, { currency, locale }: PriceFormat): string {
  return editableDecimal(minorUnits, minorDigits(currency), locale);
}

/** A typed percentage as basis points: `7,5` is 750. */
export function parsePercent(text: string, locale: string): number | undefined {
  return parseDecimal(text, 2, locale);
}

/** Basis points as a percentage in a field. */
export function editablePercent(basisPoints: number, locale: string): string {
  const whole = basisPoints % 100 === 0;
  return whole ? String(basisPoints / 100) : editableDecimal(basisPoints, 2, locale);
}

/** A typed number times ten to the number of its digits, without ever being a fraction. */
function parseDecimal(text: string, digits: number, locale: string): number | undefined {
  const plain = plainNumber(text.replace(/[\s\u00a0\u202f'’]/g, ''), digits, locale);
  const [, whole, , fraction = ''] = /^(\d{1,12})(\.(\d*))?$/.exec(plain) ?? [];
  if (whole === undefined || fraction.length > digits) return undefined;
  const units = Number(whole + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(units) ? units : undefined;
}

/**
 * The number with a point before its fraction and no grouping. People type either sign: of two kinds the last one is the
 * point; a single one is, unless it stands where the locale groups and no fraction of the currency could.
 */
function plainNumber(text: string, digits: number, locale: string): string {
  const group = signsOf(locale).point === ',' ? '.' : ',';
  const signs = text.match(/[.,]/g) ?? [];
  const last = signs.at(-1);
  if (last === undefined) return text;
  const alone = signs.length === 1;
  const behind = text.length - text.lastIndexOf(last) - 1;
  const grouping = alone
    ? behind === 3 && behind > digits && last === group
    : signs.every((sign) => sign === last);
  if (grouping) return grouped(text, last) ? text.replaceAll(last, '') : '';
  const at = text.lastIndexOf(last);
  const head = text.slice(0, at);
  const other = last === ',' ? '.' : ',';
  if (!alone && !grouped(head, other)) return '';
  return `${head.replaceAll(other, '')}.${text.slice(at + 1)}`;
}

function grouped(text: string, sign: string): boolean {
  const [head = '', ...groups] = text.split(sign);
  return head.length >= 1 && head.length <= 3 && groups.every((group) => /^\d{3}$/.test(group));
}

function editableDecimal(units: number, digits: number, locale: string): string {
  if (digits === 0) return String(units);
  const text = String(units).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}${signsOf(locale).point}${text.slice(-digits)}`;
}

function signsOf(locale: string): { readonly point: ',' | '.' } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return { point: parts.find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.' };
}
