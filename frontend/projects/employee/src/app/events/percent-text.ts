/** Makes up for what a division leaves out, so that 29 of 100 are 29 percents. */
const HAIR = 1e-9;

/** A share of 1 as whole percents, cut rather than rounded: neither nothing nor everything is said before it is so. */
export function percentText(share: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'percent' });
  const whole = Math.floor(share * 100 + HAIR) / 100;
  return whole === 0 && share > 0 ? `<${format.format(0.01)}` : format.format(whole);
}
