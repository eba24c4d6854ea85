const MOST = 60;

const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** True for the name of a time zone. */
export function isZone(name: string): boolean {
  return ZONES.includes(name);
}

/** The zones to offer for what is typed: those whose name has it in it; all from the start while a zone is chosen. */
export function zonesLike(typed: string): readonly string[] {
  const wanted = plain(typed);
  if (isZone(typed)) return [typed, ...ZONES.filter((zone) => zone !== typed)].slice(0, MOST);
  const found = ZONES.filter((zone) => plain(zone).includes(wanted));
  const city = (zone: string) => plain(zone.slice(zone.lastIndexOf('/') + 1)).startsWith(wanted);
  return [...found.filter(city), ...found.filter((zone) => !city(zone))].slice(0, MOST);
}

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll('_', ' ');
}
