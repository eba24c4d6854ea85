import { Component, computed, DOCUMENT, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { Icon } from '@foyer/ui/icons/icon.ts';
import { OfflineBanner } from '@foyer/ui/offline/offline-banner.ts';
import { FocusOnNavigation } from '@foyer/ui/shell/focus-on-navigation.ts';
import { ThemeToggle } from '@foyer/ui/theme/theme-toggle.ts';
import { AccountMenu } from './account/account-menu.ts';
import { isFramed } from './registration/framed.ts';
import { currentUrl } from './shell/current-url.ts';
import { NewVersion } from './shell/new-version.ts';
import { SiteSearch } from './shell/site-search.ts';

/** The shell around every page. */
@Component({
  selector: 'fy-app',
  imports: [
    AccountMenu,
    Icon,
    NewVersion,
    OfflineBanner,
    RouterLink,
    RouterOutlet,
    SiteSearch,
    ThemeToggle,
  ],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  private readonly url = currentUrl();
  /** In another site's page nothing stands around what is shown. */
  protected readonly framed = isFramed(inject(DOCUMENT));
  /** True where the page has a search of its own, and until it is known which page is opened. */
  protected readonly onFrontPage = computed(() => /^(\/([?#].*)?)?$/.test(this.url()));

  constructor() {
    inject(FocusOnNavigation);
  }

  /** Takes the keyboard past the header without changing the address. */
  protected skip(event: Event, content: HTMLElement): void {
    event.preventDefault();
    content.focus();
  }
}
