import type { ElementRef } from '@angular/core';
import {
  Component,
  DestroyRef,
  inject,
  output,
  signal,
  viewChild,
  type OnInit,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { codeReader } from './code-reader.ts';

const LOOK_EVERY_MS = 150;

/** The camera's picture, and the codes that it sees. */
@Component({
  selector: 'fy-camera-view',
  imports: [MatButton, MatIcon],
  template: `
    <video #video muted playsinline aria-label="Picture of the camera"></video>
    @if (failed()) {
      <div class="off">
        <mat-icon aria-hidden="true">no_photography</mat-icon>
        <p>The camera cannot be used here. Allow it in the browser, or type the code below.</p>
        <button matButton type="button" (click)="start()">Try the camera again</button>
      </div>
    }
  `,
  styleUrl: './camera-view.scss',
})
export class CameraView implements OnInit {
  private readonly video = viewChild.required<ElementRef<HTMLVideoElement>>('video');
  private readonly destroyed = inject(DestroyRef);

  /** A code came into view; the same one is told once until another or none is seen. */
  readonly seen = output<string>();

  protected readonly failed = signal(false);
  private stream: MediaStream | undefined;
  private last: string | undefined;

  constructor() {
    this.destroyed.onDestroy(() => this.stream?.getTracks().forEach((track) => track.stop()));
  }

  ngOnInit(): void {
    void this.start();
  }

  protected async start(): Promise<void> {
    this.failed.set(false);
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment' },
      });
      if (this.destroyed.destroyed) {
        this.stream.getTracks().forEach((track) => track.stop());
        return;
      }
      const video = this.video().nativeElement;
      video.srcObject = this.stream;
      await video.play();
      await this.watch(video);
    } catch {
      this.failed.set(true); // refused or absent: the template says so and offers the way on
    }
  }

  private async watch(video: HTMLVideoElement): Promise<void> {
    const read = await codeReader();
    while (!this.destroyed.destroyed) {
      const code = await read(video);
      if (code && code !== this.last) this.seen.emit(code);
      this.last = code ?? this.last;
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    }
  }
}
