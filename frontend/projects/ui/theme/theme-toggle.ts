import { Component, computed, inject } from '@angular/core';
import { Icon } from '../icons/icon.ts';
import { ThemeChoice, THEMES } from './theme-choice.ts';

const FACES = {
  auto: { icon: 'device', name: 'as the device' },
  light: { icon: 'light', name: 'light' },
  dark: { icon: 'dark', name: 'dark' },
} as const;

/** One button that goes through the themes: as the device, light, dark. */
@Component({
  selector: 'fy-theme-toggle',
  imports: [Icon],
  template: `
    <button
      class="fy-plain"
      type="button"
      [attr.aria-label]="label()"
      [title]="label()"
      (click)="next()"
    >
      <fy-icon [name]="face().icon" />
    </button>
  `,
})
export class ThemeToggle {
  private readonly choice = inject(ThemeChoice);

  protected readonly face = computed(() => FACES[this.choice.theme()]);
  protected readonly label = computed(() => `Colours: ${this.face().name}`);

  protected next(): void {
    const after = (THEMES.indexOf(this.choice.theme()) + 1) % THEMES.length;
    this.choice.choose(THEMES[after] ?? 'auto');
  }
}
