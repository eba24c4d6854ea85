import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  LOCALE_ID,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { createFrameLoop } from './frame-loop.ts';
import type { Point } from './geometry.ts';
import { sectionAt } from './hit-test.ts';
import { createCamera } from './map-camera.ts';
import { onSeat } from './map-cursor.ts';
import { listenToGestures } from './map-gestures.ts';
import { commandOf } from './map-keys.ts';
import { COMFORTABLE_PITCH, mapNavigation } from './map-navigation.ts';
import { mapPointing } from './map-pointing.ts';
import { createMapPointers } from './map-pointers.ts';
import { createMapRenderer, type MapRenderer } from './map-renderer.ts';
import { createMapScreen } from './map-screen.ts';
import { mapView } from './map-view.ts';
import { PlacesDialog } from './places-dialog.ts';
import { SeatCard } from './seat-card.ts';
import { cardOf } from './seat-card-words.ts';
import { seatPositionIn, type SeatMapElement } from './seat-map-element.ts';
import type {
  PlacesRequest,
  SeatAvailability,
  SeatCategory,
  SeatMapPlan,
} from './seat-map-inputs.ts';
import { seatMapState } from './seat-map-state.ts';
import { isChoosable } from './seat-status.ts';
import { seatAt } from './seat-walk.ts';
import { MAP_INSTRUCTIONS, spokenSeat } from './seat-words.ts';
import { wantsCalm } from './theme-watch.ts';
import { toRoom, toScreen } from './viewport.ts';

let maps = 0;

/** The room drawn to be chosen from: sections from afar, seats from near; by mouse, finger, wheel and keyboard. */
@Component({
  selector: 'fy-seat-map',
  imports: [PlacesDialog, SeatCard],
  templateUrl: './seat-map.html',
  styleUrl: './seat-map.scss',
})
export class SeatMap {
  private readonly host = inject<ElementRef<SeatMapElement>>(ElementRef).nativeElement;
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly probe = viewChild.required<ElementRef<HTMLElement>>('probe');

  /** The drawing of the room. */
  readonly plan = input.required<SeatMapPlan>();
  /** The event's price categories. */
  readonly categories = input.required<readonly SeatCategory[]>();
  /** The currency of the prices. */
  readonly currency = input.required<string>();
  /** Who may still have what; seats are shown as loading without it. */
  readonly availability = input<SeatAvailability>();
  /** The seats held for this person. */
  readonly ownSeats = input<readonly string[]>([]);
  /** The standing places held for this person, by section. */
  readonly ownPlaces = input<Readonly<Record<string, number>>>({});
  /** Free seats worth an outline. */
  readonly suggestedSeats = input<readonly string[]>([]);
  /** The categories that stand out; all of them when empty. */
  readonly highlighted = input<readonly string[]>([]);
  /** The most standing places one may take. */
  readonly placesLimit = input(10);
  /** Whether nothing may be chosen now. */
  readonly disabled = input(false);

  /** A free seat to be taken, or an own one to be given back. */
  readonly seatToggled = output<string>();
  /** Standing places wanted in a section. */
  readonly placesRequested = output<PlacesRequest>();
  /** The seat that the keyboard or a tap has come to. */
  readonly seatFocused = output<string>();

  protected readonly instructions = MAP_INSTRUCTIONS;
  protected readonly instructionsId = `fy-seat-map-${++maps}`;
  private readonly state = seatMapState(this, inject(LOCALE_ID));
  private readonly screen = createMapScreen();
  private readonly frames = createFrameLoop((now) => this.drawFrame(now));
  private renderer: MapRenderer | undefined;
  protected readonly size = this.screen.size;
  protected readonly pointers = createMapPointers();
  protected readonly camera = createCamera({
    scene: this.state.scene,
    size: this.size,
    calm: wantsCalm,
    wake: () => this.frames.request(),
  });
  private readonly view = mapView(
    { state: this.state, screen: this.screen, camera: this.camera, pointers: this.pointers },
    this.categories,
    this.highlighted,
  );
  private readonly acting = {
    state: this.state,
    camera: this.camera,
    pointers: this.pointers,
    chooseSeat: (seat: number) => this.chooseSeat(seat),
    openPlaces: (section: number) => this.openPlaces(section),
  };
  private readonly obey = mapNavigation({
    ...this.acting,
    seatReached: (seat) => this.seatFocused.emit(seat),
  });
  private readonly placesSection = signal<number | undefined>(undefined);

  /** What the live region says: the seat or section that the keyboard has come to. */
  protected readonly spoken = computed(() => {
    const cursor = this.pointers.hasFocus() ? this.pointers.cursor() : undefined;
    if (cursor?.seat !== undefined) return spokenSeat(this.state.wordsOf(cursor.seat));
    return cursor ? this.state.sectionWords()[cursor.section]?.spoken : '';
  });
  protected readonly card = computed(() => {
    const target = this.pointers.shown();
    const scene = this.state.scene();
    const section = scene.sections[target?.section ?? -1];
    if (!target || !section || this.placesSection() !== undefined) return undefined;
    const viewport = this.camera.viewport();
    const place = target.seat === undefined ? section.anchor : seatAt(scene, target.seat);
    const gap = target.seat === undefined ? 28 : 10 + (scene.pitch * viewport.scale) / 2;
    return { words: cardOf(this.state, target), at: toScreen(viewport, place), gap };
  });
  /** The section one looks at from so near that its name is not on the map. */
  protected readonly here = computed(() => {
    if (this.view.detail().sectionNames) return undefined;
    const middle: Point = { x: this.size().width / 2, y: this.size().height / 2 };
    const index = sectionAt(this.state.scene(), toRoom(this.camera.viewport(), middle));
    return index === undefined ? undefined : this.state.sectionWords()[index];
  });
  protected readonly places = computed(() => {
    const index = this.placesSection() ?? -1;
    const sectionId = this.state.scene().sections[index]?.sectionId;
    const words = this.state.sectionWords()[index];
    if (sectionId === undefined || !words) return undefined;
    const left = this.availability()?.places[sectionId];
    return { ...words, sectionId, left, own: this.ownPlaces()[sectionId] ?? 0 };
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => destroyed.onDestroy(this.start()));
    effect(() => {
      if (this.view.picture()) this.frames.request();
    });
    this.host.seatPosition = (seatId) => this.positionOf(seatId);
    this.host.revealSeat = (seatId) => {
      this.showSeats([seatId]);
      this.camera.land();
      return this.positionOf(seatId);
    };
  }

  /** Brings seats to the middle of the map, large enough to be chosen. */
  showSeats(seatIds: readonly string[]): void {
    const seats = seatIds.flatMap((seatId) => this.state.scene().indexOf.get(seatId) ?? []);
    if (seats.length > 0) this.camera.showSeats(seats, COMFORTABLE_PITCH);
  }

  /** Shakes the row of a seat that somebody else took, and marks the seat for a moment. */
  shake(seatId: string): void {
    const seat = this.state.scene().indexOf.get(seatId);
    if (seat !== undefined) this.renderer?.shake(seat, performance.now());
    this.frames.request();
  }

  protected onKey(event: KeyboardEvent): void {
    const command = commandOf(event);
    const nothingToLeave = this.camera.isWhole() && !this.pointers.cursor();
    if (!command || (command.kind === 'leave' && nothingToLeave)) return;
    event.preventDefault();
    this.pointers.byKeyboard.set(true);
    this.pointers.hovered.set(undefined);
    this.obey(command);
  }

  protected onFocus(): void {
    this.pointers.hasFocus.set(true);
    this.pointers.byKeyboard.set(this.canvas().nativeElement.matches(':focus-visible'));
  }

  protected requestPlaces(request: PlacesRequest): void {
    this.closePlaces();
    this.placesRequested.emit(request);
  }

  protected closePlaces(): void {
    this.placesSection.set(undefined);
    this.canvas().nativeElement.focus();
  }

  private openPlaces(section: number): void {
    this.pointers.hovered.set(undefined);
    if (!this.disabled()) this.placesSection.set(section);
  }

  /** Takes a seat or gives it back; false when it is neither free nor one's own. */
  private chooseSeat(seat: number): boolean {
    const seatId = this.state.scene().seatIds[seat] ?? '';
    this.pointers.cursor.set(onSeat(this.state, seat));
    this.seatFocused.emit(seatId);
    if (this.disabled() || !isChoosable(this.state.statusOf(seat))) return false;
    this.seatToggled.emit(seatId);
    return true;
  }

  private positionOf(seatId: string): Point | undefined {
    const scene = this.state.scene();
    const seat = scene.indexOf.get(seatId);
    if (seat === undefined) return undefined;
    return seatPositionIn(
      this.canvas().nativeElement,
      toScreen(this.camera.viewport(), seatAt(scene, seat)),
    );
  }

  private start(): () => void {
    const canvas = this.canvas().nativeElement;
    const context = canvas.getContext('2d');
    if (context) this.renderer = createMapRenderer(canvas, context);
    const stops = [
      this.screen.watch(this.host, this.probe().nativeElement),
      listenToGestures(canvas, mapPointing(this.acting)),
      () => this.frames.stop(),
    ];
    return () => stops.forEach((stop) => stop());
  }

  private drawFrame(now: number): boolean {
    const flying = this.camera.advance(now);
    const picture = this.view.picture();
    const unfinished = picture ? (this.renderer?.draw(picture, now) ?? false) : false;
    return flying || unfinished;
  }
}
