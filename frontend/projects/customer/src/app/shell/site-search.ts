import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { SearchBox } from '../discover/search-box.ts';

/** The search in the header: it leads to an event, or to the list of all that fit. */
@Component({
  selector: 'fy-site-search',
  imports: [SearchBox],
  template: `<fy-search-box (searched)="list($event)" />`,
})
export class SiteSearch {
  private readonly router = inject(Router);

  protected list(words: string): void {
    if (words) void this.router.navigate(['/'], { queryParams: { q: words } });
  }
}
