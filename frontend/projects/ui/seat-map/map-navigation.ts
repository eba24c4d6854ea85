import type { MapCamera } from './map-camera.ts';
import { inNextSection, moved } from './map-cursor.ts';
import type { MapCommand } from './map-keys.ts';
import type { Cursor } from './map-picture.ts';
import type { MapPointers } from './map-pointers.ts';
import type { SeatMapState } from './seat-map-state.ts';
import { seatAt } from './seat-walk.ts';
import { toScreen } from './viewport.ts';

type Deps = {
  readonly state: SeatMapState;
  readonly camera: MapCamera;
  readonly pointers: MapPointers;
  readonly seatReached: (seatId: string) => void;
  readonly chooseSeat: (seat: number) => unknown;
  readonly openPlaces: (section: number) => void;
};

/** Seats are so far apart (pixels) where the keyboard goes. */
export const COMFORTABLE_PITCH = 26;

/** What the keyboard does on the map. */
export function mapNavigation({
  state,
  camera,
  pointers,
  ...deps
}: Deps): (command: MapCommand) => void {
  function goTo(cursor: Cursor): void {
    pointers.cursor.set(cursor);
    const section = state.scene().sections[cursor.section];
    if (cursor.seat !== undefined) {
      camera.showSeat(cursor.seat, COMFORTABLE_PITCH);
      deps.seatReached(state.scene().seatIds[cursor.seat] ?? '');
    } else if (section) camera.showSection(section.bounds, { leastPitch: 0 });
  }

  function zoom(factor: number): void {
    const seat = pointers.cursor()?.seat;
    camera.step(
      factor,
      seat === undefined ? undefined : toScreen(camera.viewport(), seatAt(state.scene(), seat)),
    );
  }

  function choose(): void {
    const cursor = pointers.cursor();
    if (cursor?.seat !== undefined) deps.chooseSeat(cursor.seat);
    else if (cursor && state.scene().sections[cursor.section]?.kind === 'standing')
      deps.openPlaces(cursor.section);
  }

  return (command) => {
    switch (command.kind) {
      case 'move':
        return goTo(moved(state, pointers.cursor(), command.direction));
      case 'section':
        return goTo(inNextSection(state, pointers.cursor(), command.step));
      case 'zoom':
        return zoom(command.factor);
      case 'choose':
        return choose();
      case 'leave':
        pointers.cursor.set(undefined);
        return camera.showAll();
      case 'fit':
        return camera.showAll();
    }
  };
}
