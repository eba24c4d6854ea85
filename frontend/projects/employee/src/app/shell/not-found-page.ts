import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

/** An address that leads nowhere, with a way on. */
@Component({
  selector: 'fy-not-found-page',
  imports: [RouterLink],
  template: `
    <h1>There is no such page</h1>
    <p>
      The address may be mistyped, or the page is gone.
      <a routerLink="/events">Go to your events</a>.
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-3);
      padding: var(--fy-space-6) var(--fy-gutter);
    }
  `,
})
export class NotFoundPage {}
