import {
  computed,
  DestroyRef,
  effect,
  inject,
  linkedSignal,
  untracked,
  type Signal,
  type WritableSignal,
} from '@angular/core';
import { validate, type SchemaPath, type SchemaPathTree } from '@angular/forms/signals';
import type { employee } from '@foyer/shared/contract';
import { faultOf } from '@foyer/ui/problems/problem-text.ts';
import { changedPart } from './changed-part.ts';
import { EventDesk, type Autosave } from './event-desk.ts';

/** How long somebody pauses before what they typed is saved. */
const PAUSE_MS = 800;

/** What saving needs to know of a form. */
type Fields<T> = () => { readonly value: Signal<T>; readonly invalid: Signal<boolean> };

/** How a step's fields stand for an event, and what they change of it. */
export type StepFields<T> = {
  readonly fields: Fields<T>;
  readonly read: (event: employee.OwnEventView) => T;
  /** The change that the fields say; asked for fields with faults too, whose change is never sent. */
  readonly write: (value: T, event: employee.OwnEventView) => employee.EventChange;
};

/** The values of a step's fields; they are the event's when it is loaded, and the visitor's from then on. */
export function stepEntry<T>(read: (event: employee.OwnEventView) => T): WritableSignal<T> {
  const desk = inject(EventDesk);
  return linkedSignal({
    source: () => desk.loaded.value(),
    computation: () => untracked(() => read(desk.current())),
  });
}

/** Saves a step's fields whenever the typing pauses and nothing is wrong with them. */
export function autosave<T>({ fields, read, write }: StepFields<T>): Autosave {
  const desk = inject(EventDesk);
  const change = computed(() => {
    const event = desk.current();
    return changedPart(write(read(event), event), write(fields().value(), event));
  });
  const save = async (): Promise<void> => {
    const [part, value] = [untracked(change), untracked(fields().value)];
    if (!part || untracked(fields().invalid)) return;
    desk.refused.set(undefined);
    await desk.change(part).catch((error: unknown) => desk.refused.set({ error, value }));
  };
  effect((onCleanup) => {
    if (!change() || fields().invalid() || desk.saving() || sentAlready(desk, fields)) return;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    onCleanup(() => clearTimeout(timer));
  });
  const made: Autosave = {
    unsaved: computed(() => change() !== undefined),
    held: computed(() => fields().invalid()),
    async settle() {
      await save();
      return untracked(change) === undefined;
    },
  };
  announce(desk, made);
  return made;
}

/** Shows at the fields what the service found wrong with them, until they change. */
export function refusedAt<T>(
  root: SchemaPathTree<T> & SchemaPath<T>,
  desk: EventDesk,
  places: Readonly<Record<string, SchemaPath<string>>>,
): void {
  for (const [name, path] of Object.entries(places))
    validate(path, ({ valueOf }) => {
      const refused = desk.refused();
      if (!refused || refused.value !== valueOf(root)) return undefined;
      const message = faultOf(refused.error, name);
      return message ? { kind: 'server', message } : undefined;
    });
}

/** A refused value is not sent again by itself. */
function sentAlready<T>(desk: EventDesk, fields: Fields<T>): boolean {
  const refused = desk.refused();
  return refused !== undefined && refused.value === fields().value();
}

function announce(desk: EventDesk, made: Autosave): void {
  desk.refused.set(undefined);
  desk.autosave.set(made);
  inject(DestroyRef).onDestroy(() => {
    if (untracked(desk.autosave) === made) desk.autosave.set(undefined);
  });
}
