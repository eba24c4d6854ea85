import {
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  LOCALE_ID,
  type OnInit,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { shortMoment, timeOfDay } from '@foyer/ui/dates/event-time.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { fromEvent, map, merge } from 'rxjs';
import { openDialog } from '../shell/open-dialog.ts';
import { signalAnswer } from './answer-signal.ts';
import { CameraView } from './camera-view.ts';
import { DoorCounts } from './door-counts.ts';
import { GuestDialog } from './guest-dialog.ts';
import { LiveCounts } from './live-counts.ts';
import { OfflineDoors, type ShownTicket } from './offline-doors.ts';
import { ReadinessLight } from './readiness-light.ts';
import { ScanDesk } from './scan-desk.ts';
import { scanWords } from './scan-words.ts';
import { codeIn, typedCodes } from './typed-codes.ts';

/** How often the list is brought up to date. */
const REFRESH_EVERY_MS = 60_000;

/** Checks tickets at a door, with a connection or without: by camera, hardware scanner, hand or name. One answer fills the screen. */
@Component({
  selector: 'fy-scan-page',
  imports: [
    CameraView,
    DoorCounts,
    MatButton,
    MatFormField,
    MatIcon,
    MatIconButton,
    MatInput,
    MatLabel,
    ProblemNote,
    ReadinessLight,
    RouterLink,
  ],
  providers: [OfflineDoors, ScanDesk, LiveCounts],
  templateUrl: './scan-page.html',
  styleUrl: './scan-page.scss',
  host: {
    '[class]': 'words()?.tone ?? "idle"',
    '(document:keydown)': 'hear($event)',
    '(window:online)': 'offline.refresh()',
  },
})
export class ScanPage implements OnInit {
  private readonly locale = inject(LOCALE_ID);
  private readonly dialogs = inject(MatDialog);
  private readonly destroyed = inject(DestroyRef);
  private readonly listen = typedCodes();
  protected readonly offline = inject(OfflineDoors);
  protected readonly desk = inject(ScanDesk);
  protected readonly live = inject(LiveCounts);

  /** The event whose doors these are. */
  readonly eventId = input.required<string>();

  protected readonly ways = [
    { direction: 'in', name: 'In', icon: 'login' },
    { direction: 'out', name: 'Out', icon: 'logout' },
  ] as const;
  protected readonly doors = this.offline.doors;
  protected readonly online = toSignal(
    merge(fromEvent(window, 'online'), fromEvent(window, 'offline')).pipe(
      map(() => navigator.onLine),
    ),
    { initialValue: navigator.onLine },
  );
  protected readonly words = computed(() => {
    const decided = this.desk.last();
    return decided && scanWords(decided.answer, (instant) => this.timeOf(instant));
  });

  constructor() {
    namePage(
      computed(() => {
        const title = this.doors()?.title;
        return title && `Scan: ${title}`;
      }),
    );
  }

  ngOnInit(): void {
    void this.offline.open(this.eventId());
    this.live.follow(this.eventId());
    const timer = setInterval(() => void this.offline.refresh(), REFRESH_EVERY_MS);
    this.destroyed.onDestroy(() => clearInterval(timer));
  }

  /** A code that was typed into the field. */
  protected checkTyped(event: Event, field: HTMLInputElement): void {
    event.preventDefault();
    const code = codeIn(field.value);
    field.value = '';
    if (code) void this.check({ code });
  }

  /** A key that was pressed outside of any field, as a hardware scanner does. */
  protected hear(event: KeyboardEvent): void {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
    const code = this.listen(event);
    if (code === undefined) return;
    event.preventDefault(); // else Enter would press what has the focus
    void this.check({ code });
  }

  protected async check(shown: ShownTicket): Promise<void> {
    const decided = await this.desk.scan(shown);
    if (decided) signalAnswer(decided.answer.result);
  }

  protected async findByName(): Promise<void> {
    const options = { data: this.eventId(), width: '32rem' };
    const ticketId = await openDialog<string, string>(this.dialogs, GuestDialog, options);
    if (ticketId !== undefined) await this.check({ ticketId });
  }

  private timeOf(instant: string): string {
    const clock = { timeZone: this.doors()?.timeZone ?? 'UTC', locale: this.locale };
    const today = new Date().toISOString().slice(0, 10) === instant.slice(0, 10);
    return today ? timeOfDay(instant, clock) : shortMoment(instant, clock);
  }
}
