import { Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { PortalSection } from './portal-sections.ts';

/** The way between the portal's sections: a rail beside the page, a bar below it on phones. */
@Component({
  selector: 'fy-portal-nav',
  imports: [MatIcon, RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="Portal">
      @for (section of sections(); track section.path) {
        <a
          [routerLink]="section.path"
          routerLinkActive="here"
          ariaCurrentWhenActive="page"
          [title]="section.hint"
        >
          <span class="mark"
            ><mat-icon aria-hidden="true">{{ section.icon }}</mat-icon></span
          >
          {{ section.name }}
        </a>
      }
    </nav>
  `,
  styleUrl: './portal-nav.scss',
})
export class PortalNav {
  /** The sections, in order. */
  readonly sections = input.required<readonly PortalSection[]>();
}
