import { HEIGHT, WIDTH, type Corner } from './brush.ts';

/** Another look at a picture: from nearer, and drawn with other chances. */
export type View = {
  /** The point of the picture that comes to the middle. */
  readonly centre: Corner;
  readonly zoom: number;
  /** Changes what the composition leaves to chance; absent: as in the first picture. */
  readonly chance?: number;
};

/** The whole picture. */
export const WHOLE: View = { centre: [WIDTH / 2, HEIGHT / 2], zoom: 1 };

/** Further pictures of some demo events, by slug; the first of them is `<slug>-2`. */
export const FURTHER_VIEWS: Readonly<Record<string, readonly View[]>> = {
  'tide-clock': [
    { centre: [340, 440], zoom: 2.4 },
    { centre: [1_000, 640], zoom: 2.1 },
    { centre: [1_080, 380], zoom: 3.2 },
  ],
  'paper-lions': [
    { centre: [800, 520], zoom: 2.3 },
    { centre: [380, 420], zoom: 2.4 },
  ],
  'white-night': [{ centre: [920, 650], zoom: 2.6 }],
  afterimage: [
    { centre: [620, 690], zoom: 2.2, chance: 3 },
    { centre: [800, 400], zoom: 2.2 },
  ],
  'ice-gala': [{ centre: [1_290, 520], zoom: 2.6 }],
  'neon-cartography': [
    { ...WHOLE, chance: 2 },
    { centre: [520, 390], zoom: 2.6 },
  ],
  'brass-weather': [{ centre: [560, 640], zoom: 2.2 }],
};
