import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { ask } from '../../shell/confirm-dialog.ts';
import { EventDesk } from '../event-desk.ts';

type Image = employee.OwnEventView['images'][number];

/** A picture of the event: its description, its place among the others, and the way to remove it. */
@Component({
  selector: 'fy-picture-card',
  imports: [MatButton, MatFormField, MatIcon, MatIconButton, MatInput, MatLabel, ProblemNote],
  templateUrl: './picture-card.html',
  styleUrl: './picture-card.scss',
})
export class PictureCard {
  private readonly api = inject(ApiClient);
  private readonly desk = inject(EventDesk);
  private readonly dialogs = inject(MatDialog);

  /** The picture. */
  readonly image = input.required<Image>();
  /** Its place, from 0. */
  readonly position = input.required<number>();
  /** How many pictures there are. */
  readonly count = input.required<number>();

  protected readonly locked = this.desk.locked;
  protected readonly problem = signal<unknown>(undefined);
  protected readonly alt = linkedSignal(() => this.image().alt);
  protected readonly rewritten = computed(() => {
    const alt = this.alt().trim();
    return alt !== '' && alt !== this.image().alt;
  });
  protected readonly address = computed(() => {
    const { url, widths } = this.image();
    const fitting = widths.find((width) => width >= 600) ?? Math.max(...widths);
    return `${url}-${fitting}.webp`;
  });

  protected rewrite(event: Event): void {
    event.preventDefault();
    if (this.rewritten()) void this.change({ alt: this.alt().trim() });
  }

  protected move(position: number): void {
    void this.change({ position });
  }

  protected remove(): void {
    const { imageId, alt } = this.image();
    void ask(this.dialogs, {
      title: 'Remove this picture?',
      text: `“${alt}” is taken from the event. You can upload it again.`,
      action: 'Remove the picture',
      run: () =>
        this.desk.act(({ eventId }) =>
          this.api.call(employee.deleteImage, { params: { eventId, imageId } }),
        ),
    });
  }

  private async change(body: { readonly alt?: string; readonly position?: number }): Promise<void> {
    this.problem.set(undefined);
    const { imageId } = this.image();
    try {
      await this.desk.act(({ eventId }) =>
        this.api.call(employee.changeImage, { params: { eventId, imageId }, body }),
      );
    } catch (error) {
      this.problem.set(error);
    }
  }
}
