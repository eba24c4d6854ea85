import { Component, computed, input } from '@angular/core';

/** Strokes on a grid of 24, drawn for Foyer; they come with the page, where a font of all icons would be 128 kB. */
const STROKES = {
  account: 'M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.4 3.8-5 7.5-5s6.7 1.6 7.5 5',
  back: 'M19.5 12H5M11 6l-6 6 6 6',
  calendar: 'M4.5 6.5h15V20h-15zM4.5 10.5h15M8.5 3.5v5M15.5 3.5v5',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  cloudOff: 'M7.5 18.5h9.5a4 4 0 0 0 1.2-7.8A6.2 6.2 0 0 0 8 8.3 5.2 5.2 0 0 0 7.5 18.5M4 4l16 17',
  down: 'M6 9.5l6 6 6-6',
  up: 'M6 14.5l6-6 6 6',
  filters: 'M4 7h9M17.5 7H20M4 12h2.5M11 12h9M4 17h8M16.5 17H20M13.5 5v4M7.5 10v4M12.5 15v4',
  light:
    'M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  dark: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  device: 'M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17M12 7.5h6M12 12h8M12 16.5h6',
  info: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.5M12 7.5v.2',
  less: 'M5.5 12h13',
  more: 'M5.5 12h13M12 5.5v13',
  place:
    'M12 21c4.5-4.8 6.5-8 6.5-11a6.5 6.5 0 0 0-13 0c0 3 2 6.2 6.5 11zM12 12.2a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3L20.5 20.5',
  sparkle:
    'M10.5 4.5l1.8 5 5.2 1.8-5.2 1.8-1.8 5.4-1.8-5.4-5.2-1.8 5.2-1.8zM18.5 3v4M16.5 5h4M18.5 16.5v4M16.5 18.5h4',
  stage:
    'M4 4.5h16M5.5 4.5c0 6-.5 9.5-2 13M18.5 4.5c0 6 .5 9.5 2 13M7 20.5c1-1.6 3-2.3 5-2.3s4 .7 5 2.3',
  ticket:
    'M3.5 7.5h17v3a1.7 1.7 0 0 0 0 3.4v3h-17v-3a1.7 1.7 0 0 0 0-3.4zM14.5 8v2M14.5 11.5v1.5M14.5 14.5v2',
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof STROKES;

/** A drawing beside words; it says nothing by itself. */
@Component({
  selector: 'fy-icon',
  template: `<svg viewBox="0 0 24 24"><path [attr.d]="strokes()" /></svg>`,
  styles: `
    :host {
      display: inline-block;
      flex: none;
      inline-size: 1.5rem;
      block-size: 1.5rem;
    }
    path {
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Icon {
  /** Which drawing. */
  readonly name = input.required<IconName>();

  protected readonly strokes = computed(() => STROKES[this.name()]);
}
