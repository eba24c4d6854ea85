import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  LOCALE_ID,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { createFrameLoop } from './frame-loop.ts';
import type { Point } from './geometry.ts';
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
import { mapWords } from './map-words.ts';
import { PlacesDialog } from './places-dialog.ts';
import { SeatCard } from './seat-card.ts';
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
import { MAP_INSTRUCTIONS } from './seat-words.ts';
import { SectionSheet } from './section-sheet.ts';
import { wantsCalm } from './theme-watch.ts';
import { toScreen } from './viewport.ts';

let maps = 0;

/** The room drawn to be chosen from: sections from afar, seats from near; by mouse, finger, wheel and keyboard. */
@Component({
  selector: 'fy-seat-map',
  imports: [PlacesDialog, SeatCard, SectionSheet],
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
  /** How many want to sit together; sections without room for them are shown so. */
  readonly partySize = input(1);
  /** Whether only wheelchair spaces and the seats beside them are of interest. */
  readonly accessibleOnly = input(false);
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
    this,
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
  protected readonly listsSections = signal(false);

  protected readonly words = mapWords({
    ...this.acting,
    size: this.size,
    detail: this.view.detail,
    ownPlaces: this.ownPlaces,
    placesSection: this.placesSection,
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => destroyed.onDestroy(this.start()));
    effect(() => {
      if (this.view.picture()) this.frames.request();
    });
    effect(() => {
      const own = this.ownSeats();
      untracked(() => {
        if (this.camera.isWhole() && !this.pointers.hasActed()) this.showSeats(own);
      });
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
    this.pointers.hasActed.set(true);
    this.pointers.byKeyboard.set(true);
    this.pointers.hovered.set(undefined);
    this.obey(command);
  }

  protected onFocus(): void {
    this.pointers.hasFocus.set(true);
    this.pointers.byKeyboard.set(this.canvas().nativeElement.matches(':focus-visible'));
  }

  protected requestPlaces(request: PlacesRequest): void {
    this.closeSheets();
    this.placesRequested.emit(request);
  }

  protected showAll(): void {
    this.camera.showAll();
    this.canvas().nativeElement.focus();
  }

  protected closeSheets(): void {
    this.placesSection.set(undefined);
    this.listsSections.set(false);
    this.canvas().nativeElement.focus();
  }

  protected showSection(index: number): void {
    this.closeSheets();
    const section = this.state.scene().sections[index];
    if (section?.kind === 'standing') this.openPlaces(index);
    else if (section) this.camera.showSection(section.bounds, { leastPitch: COMFORTABLE_PITCH });
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
