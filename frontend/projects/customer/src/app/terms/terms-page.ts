import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TermsText } from './terms-text.ts';

/** The terms of every booking, at an address of their own. */
@Component({
  selector: 'fy-terms-page',
  imports: [RouterLink, TermsText],
  template: `
    <h1>Terms</h1>
    <h2>What holds for every booking</h2>
    <fy-terms-text />
    <p>
      Until when tickets may be given back differs from event to event. The checkout says it before
      you pay.
    </p>
    <p><a routerLink="/">See all events</a></p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-3);
      inline-size: 100%;
      max-inline-size: calc(50rem + 2 * var(--fy-gutter));
      margin-inline: auto;
      padding: var(--fy-space-5) var(--fy-gutter) var(--fy-space-7);
    }
    h1 {
      font-size: clamp(1.875rem, 5vw, 2.75rem);
    }
    h2 {
      font-size: 1.25rem;
    }
    p {
      max-inline-size: var(--fy-measure);
    }
    a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--fy-target);
    }
  `,
})
export class TermsPage {}
