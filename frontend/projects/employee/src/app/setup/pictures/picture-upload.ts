import { Component, computed, inject, signal, viewChild, type ElementRef } from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  maxLength,
  required,
  type TreeValidationResult,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { employee } from '@foyer/shared/contract';
import { Uploads } from '@foyer/ui/api/uploads.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { EventDesk } from '../event-desk.ts';
import { describedBy, faultOfFile } from './picture-check.ts';

/** Takes a picture by drop or by button, asks for its description, and shows how much has gone out. */
@Component({
  selector: 'fy-picture-upload',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatIcon,
    MatInput,
    MatLabel,
    MatProgressBar,
    ProblemNote,
  ],
  templateUrl: './picture-upload.html',
  styleUrl: './picture-upload.scss',
  host: {
    '[class.over]': 'over()',
    '(dragover)': 'dragOver($event)',
    '(dragleave)': 'over.set(false)',
    '(drop)': 'drop($event)',
  },
})
export class PictureUpload {
  private readonly desk = inject(EventDesk);
  private readonly uploads = inject(Uploads);
  private readonly description = viewChild<ElementRef<HTMLInputElement>>('description');

  protected readonly over = signal(false);
  protected readonly file = signal<File | undefined>(undefined);
  protected readonly fault = signal('');
  protected readonly problem = signal<unknown>(undefined);
  protected readonly share = signal<number | undefined>(undefined);
  /** A look at the file before it is sent. */
  protected readonly address = signal<string | undefined>(undefined);
  /** True for a file that the browser cannot show. */
  protected readonly unseen = signal(false);
  private readonly entry = signal({ alt: '' });
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.alt, { message: 'Describe the picture for those who cannot see it.' });
      maxLength(path.alt, 200, { message: 'At most 200 characters fit.' });
    },
    { submission: { action: () => this.send() } },
  );
  protected readonly percent = computed(() => Math.round((this.share() ?? 0) * 100));
  protected readonly faultText = faultText;

  protected dragOver(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    if (this.share() === undefined) this.take(event.dataTransfer?.files[0]);
  }

  protected choose(input: HTMLInputElement): void {
    this.take(input.files?.[0]);
    input.value = '';
  }

  protected forget(): void {
    const address = this.address();
    if (address) URL.revokeObjectURL(address);
    this.address.set(undefined);
    this.unseen.set(false);
    this.file.set(undefined);
    this.problem.set(undefined);
  }

  private take(file: File | undefined): void {
    if (!file) return;
    this.forget();
    this.fault.set(faultOfFile(file) ?? '');
    if (this.fault()) return;
    this.file.set(file);
    this.address.set(URL.createObjectURL(file));
    this.fields().reset({ alt: describedBy(file.name) });
    setTimeout(() => this.description()?.nativeElement.focus());
  }

  private async send(): Promise<TreeValidationResult> {
    const file = this.file();
    if (!file) return undefined;
    this.problem.set(undefined);
    this.share.set(0);
    const body = new FormData();
    body.set('alt', this.entry().alt.trim());
    body.set('picture', file);
    try {
      await this.desk.act(({ eventId }) =>
        this.uploads.send(employee.addImage, {
          params: { eventId },
          form: body,
          progress: (share) => this.share.set(share),
        }),
      );
      this.forget();
      return undefined;
    } catch (error) {
      this.problem.set(error);
      return serverFaults(error, { alt: this.fields.alt });
    } finally {
      this.share.set(undefined);
    }
  }
}
