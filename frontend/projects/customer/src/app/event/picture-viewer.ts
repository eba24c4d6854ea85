import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import type { EventView } from '@foyer/shared/contract';
import { addressOfPicture, sourcesOf } from './picture-sources.ts';

/** All pictures of an event, one at a time over the whole screen: by swipe, arrow keys or buttons. */
@Component({
  selector: 'fy-picture-viewer',
  templateUrl: './picture-viewer.html',
  styleUrl: './picture-viewer.scss',
  host: { '(keydown)': 'pressed($event)' },
})
export class PictureViewer {
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly track = viewChild.required<ElementRef<HTMLElement>>('track');

  /** The event's title. */
  readonly title = input.required<string>();
  /** The pictures. */
  readonly images = input.required<EventView['images']>();
  /** The place of the picture that is shown first. */
  readonly start = input(0);

  /** The viewer was closed. */
  readonly closed = output();

  protected readonly current = linkedSignal(() => this.start());
  protected readonly place = computed(() => `${this.current() + 1} of ${this.images().length}`);
  protected readonly addressOf = addressOfPicture;
  protected readonly sourcesOf = sourcesOf;

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
      this.show(this.start(), 'instant');
      this.track().nativeElement.focus();
    });
  }

  protected show(place: number, behavior: ScrollBehavior = 'auto'): void {
    const track = this.track().nativeElement;
    const target = Math.min(this.images().length - 1, Math.max(0, place));
    this.current.set(target);
    track.scrollTo({ left: target * track.clientWidth, behavior });
  }

  /** Swiping moves the track; the place follows. */
  protected follow(): void {
    const { scrollLeft, clientWidth } = this.track().nativeElement;
    this.current.set(Math.round(scrollLeft / Math.max(1, clientWidth)));
  }

  protected pressed(event: KeyboardEvent): void {
    const target = {
      ArrowLeft: this.current() - 1,
      ArrowRight: this.current() + 1,
      Home: 0,
      End: this.images().length - 1,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.show(target);
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }
}
