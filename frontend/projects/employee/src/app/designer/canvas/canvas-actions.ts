import type { WritableSignal } from '@angular/core';
import { NOTHING, type Point } from '@foyer/shared/domain';
import type { Scene } from '@foyer/ui/seat-map/seat-map-scene.ts';
import type { Direction } from '@foyer/ui/seat-map/seat-walk.ts';
import type { Designer } from '../state/designer.ts';
import {
  copySelected,
  cutSelected,
  duplicateSelected,
  nudge,
  paste,
  removeSelected,
  selectAll,
  turn,
} from '../state/edit-commands.ts';
import { isNothing, toggledSelection } from '../state/selecting.ts';
import { GRID_CM } from '../tools/tool-deps.ts';
import { wayWords } from '../tools/move-drag.ts';
import type { KeyCommand } from './canvas-keys.ts';
import type { DesignCamera } from './design-camera.ts';
import { selectionOf, type Target } from './target.ts';
import { found, nextThing, placeOfTarget, stepped } from './walk.ts';

type Deps = {
  readonly designer: Designer;
  readonly camera: DesignCamera;
  readonly scene: () => Scene;
  readonly walking: WritableSignal<boolean>;
  readonly cursor: WritableSignal<Target | undefined>;
  /** Says what the keyboard has come to. */
  readonly tell: (target: Target) => void;
};

const FAR = 10;
const WAYS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};
const WALK_WORDS = {
  on: 'Walking: arrow keys go from seat to seat, Enter selects, Space adds to the selection.',
  off: 'Arrow keys move what is selected.',
} as const;

/** What the keyboard does on the canvas; false for a key that means nothing now. */
export function canvasActions(deps: Deps): (command: KeyCommand) => boolean {
  const { designer, camera, scene, walking, cursor } = deps;

  function goTo(target: Target | undefined): void {
    if (!target) return designer.said.set('There is nothing in the room yet.');
    cursor.set(target);
    camera.reveal(placeOfTarget(scene(), target));
    deps.tell(target);
  }

  function arrow(direction: Direction, far: boolean): void {
    if (walking() || isNothing(designer.selection()))
      return goTo(stepped(scene(), found(scene(), cursor()), direction));
    const step = far ? GRID_CM * FAR : GRID_CM;
    const by = { x: WAYS[direction].x * step, y: WAYS[direction].y * step };
    nudge(designer, by, wayWords(by));
  }

  /** Takes what the keyboard stands on, or adds it to what is selected. */
  function choose(adds: boolean): void {
    const here = found(scene(), cursor());
    if (!here) return;
    const part = selectionOf(here, scene(), 'one');
    designer.select(adds ? toggledSelection(designer.selection(), part) : part);
    deps.tell(here);
  }

  function escape(): boolean {
    if (designer.preview()) designer.abandon();
    else if (designer.tool() !== 'select') designer.take('select');
    else if (!isNothing(designer.selection())) designer.select(NOTHING);
    else if (cursor()) cursor.set(undefined);
    else return false;
    return true;
  }

  function walk(): void {
    walking.update((is) => !is);
    designer.said.set(WALK_WORDS[walking() ? 'on' : 'off']);
  }

  return (command) => {
    switch (command.kind) {
      case 'arrow':
        arrow(command.direction, command.far);
        return true;
      case 'thing':
        goTo(nextThing(scene(), found(scene(), cursor()), command.step));
        return true;
      case 'escape':
        return escape();
      case 'choose':
      case 'add':
        choose(command.kind === 'add');
        return true;
      case 'walk':
        walk();
        return true;
      case 'zoom':
        camera.step(command.factor);
        return true;
      case 'fit':
        camera.showAll();
        return true;
      case 'tool':
        designer.take(command.tool);
        return true;
      case 'turn':
        turn(designer, command.degrees);
        return true;
      default:
        return edit(designer, command.kind);
    }
  };
}

const EDITS: Readonly<Partial<Record<KeyCommand['kind'], (designer: Designer) => void>>> = {
  remove: removeSelected,
  duplicate: duplicateSelected,
  copy: copySelected,
  cut: cutSelected,
  paste,
  all: selectAll,
};

function edit(designer: Designer, kind: KeyCommand['kind']): boolean {
  const action = EDITS[kind];
  action?.(designer);
  return action !== undefined;
}
