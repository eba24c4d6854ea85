import { Component } from '@angular/core';

/** The shape of a tile while its event is on the way. */
@Component({
  selector: 'fy-tile-skeleton',
  template: `
    <div class="picture"></div>
    <div class="line short"></div>
    <div class="line"></div>
    <div class="line"></div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-3);
      padding-block-end: var(--fy-space-4);
      border-radius: var(--fy-radius-large);
      overflow: hidden;
      background: var(--mat-sys-surface-container-low);
    }
    div {
      background: var(--mat-sys-surface-container-highest);
      animation: breathe 1.6s ease-in-out infinite;
    }
    .picture {
      aspect-ratio: 16 / 10;
    }
    .line {
      block-size: 1rem;
      margin-inline: var(--fy-space-4);
      border-radius: var(--fy-radius-small);
    }
    .short {
      inline-size: 40%;
    }
    @keyframes breathe {
      50% {
        opacity: 0.5;
      }
    }
  `,
})
export class TileSkeleton {}
