import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

/** What stands at an address that is none. */
@Component({
  selector: 'fy-not-found-page',
  imports: [MatButton, RouterLink],
  template: `
    <h1>There is nothing at this address</h1>
    <p>The link may be old, or a letter of it was lost on the way.</p>
    <a matButton="filled" routerLink="/">See all events</a>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--fy-space-4);
      padding: var(--fy-space-7) var(--fy-gutter);
    }
    h1 {
      max-inline-size: 16ch;
      font-size: clamp(2rem, 6vw, 3.5rem);
    }
    a {
      min-block-size: var(--fy-target);
    }
  `,
})
export class NotFoundPage {}
