import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { NOTHING, type Selection } from '@foyer/shared/domain';
import { createFrameLoop } from '@foyer/ui/seat-map/frame-loop.ts';
import { boundsOf, grown, middleOf } from '@foyer/ui/seat-map/geometry.ts';
import { createMapScreen } from '@foyer/ui/seat-map/map-screen.ts';
import { seatPositionIn, type SeatMapElement } from '@foyer/ui/seat-map/seat-map-element.ts';
import { seatAt } from '@foyer/ui/seat-map/seat-walk.ts';
import { wantsCalm } from '@foyer/ui/seat-map/theme-watch.ts';
import { toScreen } from '@foyer/ui/seat-map/viewport.ts';
import { Designer } from '../state/designer.ts';
import { TOOL_OF } from '../tools/tools.ts';
import { placeOf } from '../tools/tool-deps.ts';
import { canvasActions } from './canvas-actions.ts';
import { listenToCanvas, type CanvasPress } from './canvas-input.ts';
import { canvasCommand, type KeyCommand } from './canvas-keys.ts';
import { canvasView, designScene } from './canvas-view.ts';
import { createDesignCamera } from './design-camera.ts';
import { createDesignRenderer, type DesignRenderer } from './design-renderer.ts';
import { handleAt } from './handles.ts';
import { pointsOf, targetAt, type Target } from './target.ts';
import { found, spokenTarget, targetWords } from './walk.ts';

/** Seats are at least so many pixels apart where a test or a fault brings them on the screen. */
const SHOWN_MARGIN_CM = 250;

/** The room on a canvas: drawn by mouse, finger and keyboard with the tool that is taken up. */
@Component({
  selector: 'fy-design-canvas',
  templateUrl: './design-canvas.html',
  styleUrl: './design-canvas.scss',
})
export class DesignCanvas {
  private readonly host = inject<ElementRef<SeatMapElement>>(ElementRef).nativeElement;
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly probe = viewChild.required<ElementRef<HTMLElement>>('probe');
  protected readonly designer = inject(Designer);

  /** A key that is not the canvas's own affair: save, help. */
  readonly commanded = output<KeyCommand>();

  private readonly drawn = designScene(this.designer);
  private readonly screen = createMapScreen();
  private readonly frames = createFrameLoop((now) => this.drawFrame(now));
  private renderer: DesignRenderer | undefined;
  /** How the room is looked at. */
  readonly camera = createDesignCamera({
    room: this.drawn.room,
    size: this.screen.size,
    opened: this.designer.opened,
    calm: wantsCalm,
    wake: () => this.frames.request(),
  });
  protected readonly hasFocus = signal(false);
  /** Whether the arrow keys walk from thing to thing instead of moving what is selected. */
  protected readonly walking = signal(false);
  protected readonly spacePans = signal(false);
  protected readonly cursor = signal<Target | undefined>(undefined);
  protected readonly hovered = signal<
    { press: CanvasPress; target: Target | undefined } | undefined
  >(undefined);
  private readonly view = canvasView({
    designer: this.designer,
    drawn: this.drawn,
    screen: this.screen,
    camera: this.camera,
    spot: computed(() => (this.hasFocus() ? this.cursor() : undefined)),
  });
  private readonly tools = {
    designer: this.designer,
    camera: this.camera,
    scene: this.drawn.scene,
    handles: this.view.handles,
  };
  private readonly obey = canvasActions({
    designer: this.designer,
    camera: this.camera,
    scene: this.drawn.scene,
    walking: this.walking,
    cursor: this.cursor,
    tell: (target) => this.tell(target),
  });

  protected readonly telling = computed(() => ({
    scene: this.drawn.scene(),
    draft: this.designer.draft(),
    categories: this.designer.categories(),
    taken: this.designer.taken(),
  }));
  protected readonly card = computed(() => {
    const hover = this.hovered();
    const target = found(this.drawn.scene(), hover?.target);
    if (!hover || !target || this.designer.preview()) return undefined;
    const [name, ...more] = targetWords(this.telling(), target);
    return { name, more: more.join(' · '), at: hover.press.screen };
  });
  protected readonly hint = computed(() => {
    const hint = this.designer.traces().hint;
    return hint && { text: hint.text, at: toScreen(this.camera.viewport(), hint.at) };
  });
  protected readonly cursorStyle = computed(() => {
    if (this.spacePans() || this.designer.tool() === 'hand') return 'grab';
    if (this.designer.tool() !== 'select') return 'crosshair';
    const hover = this.hovered();
    if (!hover) return 'default';
    const place = placeOf(this.tools, hover.press);
    if (handleAt(this.view.handles(), place, 11 * this.camera.pixel())) return 'pointer';
    return hover.target ? 'move' : 'default';
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => destroyed.onDestroy(this.start()));
    effect(() => {
      if (this.view.picture()) this.frames.request();
    });
    this.host.seatPosition = (seatId) => this.positionOf(seatId);
    this.host.revealSeat = (seatId) => {
      this.show({ ...NOTHING, seats: new Set([seatId]) });
      this.camera.land();
      return this.positionOf(seatId);
    };
  }

  /** Brings something on the screen, as near as it fits. */
  show(selection: Selection): void {
    const points = pointsOf(this.drawn.scene(), selection);
    if (points.length > 0) this.camera.show(grown(boundsOf(points), SHOWN_MARGIN_CM));
  }

  /** Moves as little as needed to bring something on the screen. */
  reveal(selection: Selection): void {
    const points = pointsOf(this.drawn.scene(), selection);
    if (points.length > 0) this.camera.reveal(middleOf(boundsOf(points)));
  }

  /** Puts the keyboard on the canvas. */
  focus(): void {
    this.canvas().nativeElement.focus();
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === ' ' && !this.walking()) {
      event.preventDefault();
      return this.spacePans.set(true);
    }
    const command = canvasCommand(event);
    if (!command) return;
    if (command.kind === 'help') this.commanded.emit(command);
    else if (!this.obey(command)) return;
    event.preventDefault();
  }

  protected onFocus(): void {
    this.hasFocus.set(this.canvas().nativeElement.matches(':focus-visible'));
  }

  private tell(target: Target): void {
    this.hasFocus.set(true);
    this.designer.said.set(spokenTarget(this.telling(), target, this.designer.selection()));
  }

  private positionOf(seatId: string) {
    const seat = this.drawn.scene().indexOf.get(seatId);
    if (seat === undefined) return undefined;
    const at = toScreen(this.camera.viewport(), seatAt(this.drawn.scene(), seat));
    return seatPositionIn(this.canvas().nativeElement, at);
  }

  private start(): () => void {
    const canvas = this.canvas().nativeElement;
    const context = canvas.getContext('2d');
    if (context) this.renderer = createDesignRenderer(canvas, context, this.drawn.categories);
    const stops = [
      this.screen.watch(this.host, this.probe().nativeElement),
      listenToCanvas(canvas, {
        press: (press) => this.press(press),
        pan: (dx, dy) => this.camera.pan(dx, dy),
        zoom: (factor, at) => this.camera.zoom(factor, at),
        hover: (press) => this.hover(press),
      }),
      () => this.frames.stop(),
    ];
    return () => stops.forEach((stop) => stop());
  }

  private press(press: CanvasPress) {
    this.camera.stop();
    this.hovered.set(undefined);
    this.cursor.set(undefined);
    this.designer.notice.set(undefined);
    if (this.spacePans()) return 'pan';
    return TOOL_OF[this.designer.tool()](this.tools, press);
  }

  private hover(press: CanvasPress | undefined): void {
    if (!press) return this.hovered.set(undefined);
    const { pixel } = this.camera;
    const place = placeOf(this.tools, press);
    const target = targetAt(this.drawn.scene(), place, { pixel: pixel(), pointer: 'fine' });
    this.hovered.set({ press, target });
  }

  private drawFrame(now: number): boolean {
    const flying = this.camera.advance(now);
    const picture = this.view.picture();
    const unfinished = picture ? (this.renderer?.draw(picture, now) ?? false) : false;
    return flying || unfinished;
  }
}
