import { effect, inject, Service, type Signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';

const SITE = 'Foyer';

/** Titles that say where one is: the page first, the site after it. */
@Service()
export class PageTitles extends TitleStrategy {
  private readonly title = inject(Title);

  /** The title of the route that has just been opened. */
  override updateTitle(state: RouterStateSnapshot): void {
    this.show(this.buildTitle(state));
  }

  /** Puts a page's name into the title. */
  show(page: string | undefined): void {
    this.title.setTitle(page ? `${page} · ${SITE}` : SITE);
  }
}

/** Names the page by what it has loaded, as soon as that is known. */
export function namePage(name: Signal<string | undefined>): void {
  const titles = inject(PageTitles);
  effect(() => {
    const page = name();
    if (page) titles.show(page);
  });
}
