/** Where a request comes from, as far as it tells. */
export type Place = {
  /** Browser and system in words. */
  readonly device: string;
  /** Network address. */
  readonly address: string;
};

/** What is told of a session whose beginning nobody described. */
export const UNKNOWN_PLACE: Place = { device: 'Unknown device', address: 'unknown' };

type Mark = readonly [name: string, sign: RegExp];

/** In this order, since most browsers name others too. */
const BROWSERS: readonly Mark[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
];

const SYSTEMS: readonly Mark[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

/** Browser and system of a User-Agent header in words, such as `Firefox on Linux`. */
export function deviceText(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 500);
  const [browser, system] = [BROWSERS, SYSTEMS].map(
    (marks) => marks.find(([, sign]) => sign.test(text))?.[0],
  );
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? UNKNOWN_PLACE.device;
}
