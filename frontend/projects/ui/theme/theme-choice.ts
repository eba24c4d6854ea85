import { DOCUMENT, inject, Service, signal } from '@angular/core';
import { browserMemory } from '../memory/browser-memory.ts';

/** The themes to choose from; `auto` follows the device. */
export const THEMES = ['auto', 'light', 'dark'] as const;

/** A theme to choose. */
export type Theme = (typeof THEMES)[number];

/** Which theme the visitor wants; remembered across visits. */
@Service()
export class ThemeChoice {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly memory = browserMemory('foyer.theme');
  private readonly chosen = signal<Theme>(themeOf(this.memory.read()));

  /** The theme in use. */
  readonly theme = this.chosen.asReadonly();

  /** Puts a theme into use. */
  choose(theme: Theme): void {
    this.chosen.set(theme);
    if (theme === 'auto') {
      delete this.root.dataset['theme'];
      this.memory.forget();
    } else {
      this.root.dataset['theme'] = theme;
      this.memory.keep(theme);
    }
  }
}

function themeOf(text: string | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? 'auto';
}
