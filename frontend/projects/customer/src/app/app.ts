import { Component, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { OfflineBanner } from '@foyer/ui/offline/offline-banner.ts';
import { FocusOnNavigation } from '@foyer/ui/shell/focus-on-navigation.ts';
import { ThemeToggle } from '@foyer/ui/theme/theme-toggle.ts';
import { AccountMenu } from './account/account-menu.ts';

/** The shell around every page. */
@Component({
  selector: 'fy-app',
  imports: [AccountMenu, OfflineBanner, RouterLink, RouterOutlet, ThemeToggle],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  constructor() {
    inject(FocusOnNavigation);
  }

  /** Takes the keyboard past the header without changing the address. */
  protected skip(event: Event, content: HTMLElement): void {
    event.preventDefault();
    content.focus();
  }
}
