import { Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import type { employee } from '@foyer/shared/contract';
import { EventActions } from './event-actions.ts';

/** Everything else that can be done with an event of the list. */
@Component({
  selector: 'fy-event-menu',
  imports: [MatDivider, MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './event-menu.html',
})
export class EventMenu {
  private readonly actions = inject(EventActions);
  private readonly router = inject(Router);

  /** The event. */
  readonly event = input.required<employee.WorkedEventView>();
  /** The list is no longer as it was. */
  readonly changed = output();

  protected readonly isDraft = computed(() => this.event().status === 'draft');
  protected readonly isPublished = computed(() => this.event().status === 'published');
  protected readonly isPublic = computed(() =>
    ['published', 'cancelled', 'ended'].includes(this.event().status),
  );

  protected async duplicate(): Promise<void> {
    const made = await this.actions.duplicate(this.event());
    if (made) await this.router.navigate(['/events', made, 'setup', 'dates']);
  }

  protected async unpublish(): Promise<void> {
    if (await this.actions.unpublish(this.event())) this.changed.emit();
  }

  protected async cancel(): Promise<void> {
    if (await this.actions.cancel(this.event())) this.changed.emit();
  }

  protected async remove(): Promise<void> {
    if (await this.actions.remove(this.event())) this.changed.emit();
  }
}
