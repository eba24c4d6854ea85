import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { Session } from '@foyer/ui/api/session.ts';
import { OfflineBanner } from '@foyer/ui/offline/offline-banner.ts';
import { FocusOnNavigation } from '@foyer/ui/shell/focus-on-navigation.ts';
import { ThemeToggle } from '@foyer/ui/theme/theme-toggle.ts';
import { filter, map } from 'rxjs';
import { AccountMenu } from './shell/account-menu.ts';
import { PortalNav } from './shell/portal-nav.ts';
import { sectionsFor } from './shell/portal-sections.ts';

/** Pages that fill the screen with one thing to do. */
const ALONE =
  /^\/(sign-in|first-password|forgot-password|reset-password|events\/[^/]+\/(scan|room)|plans\/[^/]+)\b/;

/** The shell around every page. */
@Component({
  selector: 'fy-app',
  imports: [AccountMenu, OfflineBanner, PortalNav, RouterLink, RouterOutlet, ThemeToggle],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  private readonly session = inject(Session);

  private readonly url = toSignal(
    inject(Router).events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: '' },
  );
  /** What the navigation offers; absent where there is nowhere else to go. */
  protected readonly sections = computed(() => {
    const account = this.session.account();
    const sections = account ? sectionsFor(account.role) : [];
    return sections.length > 1 && !ALONE.test(this.url()) ? sections : undefined;
  });

  constructor() {
    inject(FocusOnNavigation);
  }

  /** Takes the keyboard past the header without changing the address. */
  protected skip(event: Event, content: HTMLElement): void {
    event.preventDefault();
    content.focus();
  }
}
