import { afterimage } from './afterimage.ts';
import { brassWeather } from './brass-weather.ts';
import type { Composition } from './brush.ts';
import { glassOrchard } from './glass-orchard.ts';
import { hollowHours } from './hollow-hours.ts';
import { iceGala } from './ice-gala.ts';
import { lowTideSessions } from './low-tide-sessions.ts';
import { mapsBeforeSatnav } from './maps-before-satnav.ts';
import { neonCartography } from './neon-cartography.ts';
import { paperLions } from './paper-lions.ts';
import { repairCafe } from './repair-cafe.ts';
import { tideClock } from './tide-clock.ts';
import { titanRelay } from './titan-relay.ts';
import { typeForScreens } from './type-for-screens.ts';
import { whiteNight } from './white-night.ts';

/** The picture of each demo event, by its slug. */
export const COMPOSITIONS: Readonly<Record<string, Composition>> = {
  'tide-clock': tideClock,
  'paper-lions': paperLions,
  'white-night': whiteNight,
  'glass-orchard': glassOrchard,
  afterimage,
  'ice-gala': iceGala,
  'titan-relay': titanRelay,
  'low-tide-sessions': lowTideSessions,
  'neon-cartography': neonCartography,
  'brass-weather': brassWeather,
  'hollow-hours': hollowHours,
  'type-for-screens': typeForScreens,
  'repair-cafe': repairCafe,
  'maps-before-satnav': mapsBeforeSatnav,
};
