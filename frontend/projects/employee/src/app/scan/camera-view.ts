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
import { browserMemory } from '@foyer/ui/memory/browser-memory.ts';
import { camerasHere, hasLight, turnLight } from './camera-light.ts';
import { codeReader } from './code-reader.ts';

const LOOK_EVERY_MS = 150;
/** A ticket that was out of sight for this long is shown anew. */
const SHOWN_ANEW_MS = 2_500;

/** The camera's picture, and the codes that it sees. */
@Component({
  selector: 'fy-camera-view',
  imports: [MatButton, MatIcon],
  templateUrl: './camera-view.html',
  styleUrl: './camera-view.scss',
})
export class CameraView implements OnInit {
  private readonly video = viewChild.required<ElementRef<HTMLVideoElement>>('video');
  private readonly destroyed = inject(DestroyRef);
  private readonly memory = browserMemory('foyer.camera');

  /** A code came into view; the same one is told once for as long as it stays there. */
  readonly seen = output<string>();

  protected readonly failed = signal(false);
  protected readonly light = signal<'none' | 'off' | 'on'>('none');
  protected readonly cameras = signal<readonly string[]>([]);
  private stream: MediaStream | undefined;
  private watching = false;
  private last = { code: '', at: 0 };

  constructor() {
    this.destroyed.onDestroy(() => this.stop());
  }

  ngOnInit(): void {
    void this.start();
  }

  protected async start(): Promise<void> {
    this.failed.set(false);
    try {
      this.stop();
      const stream = await navigator.mediaDevices.getUserMedia({ video: this.wanted() });
      this.stream = stream;
      if (this.destroyed.destroyed) {
        this.stop();
        return;
      }
      const video = this.video().nativeElement;
      video.srcObject = stream;
      await video.play();
      this.light.set(hasLight(this.track) ? 'off' : 'none');
      this.cameras.set(await camerasHere());
      await this.watch(video);
    } catch {
      this.failed.set(true); // refused or absent: the template says so and offers the way on
    }
  }

  protected async toggleLight(): Promise<void> {
    const to = this.light() === 'on' ? 'off' : 'on';
    if (this.track) await turnLight(this.track, to);
    this.light.set(to);
  }

  /** Goes on with the next of the device's cameras, this time and the next. */
  protected async nextCamera(): Promise<void> {
    const cameras = this.cameras();
    const current = this.track?.getSettings().deviceId ?? '';
    const next = cameras[(cameras.indexOf(current) + 1) % cameras.length];
    if (next !== undefined) this.memory.keep(next);
    await this.start();
  }

  private get track(): MediaStreamTrack | undefined {
    return this.stream?.getVideoTracks()[0];
  }

  private wanted(): MediaTrackConstraints {
    const camera = this.memory.read();
    return { facingMode: 'environment', ...(camera && { deviceId: { ideal: camera } }) };
  }

  private stop(): void {
    this.stream?.getTracks().forEach((track) => track.stop());
  }

  private async watch(video: HTMLVideoElement): Promise<void> {
    if (this.watching) return;
    this.watching = true;
    const read = await codeReader();
    while (!this.destroyed.destroyed) {
      const code = await read(video);
      if (code) this.tell(code);
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    }
  }

  private tell(code: string): void {
    const at = performance.now();
    const stays = code === this.last.code && at - this.last.at < SHOWN_ANEW_MS;
    this.last = { code, at };
    if (!stays) this.seen.emit(code);
  }
}
