import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  type OnInit,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { LiveCounts } from '../scan/live-counts.ts';
import { ask } from '../shell/confirm-dialog.ts';
import { AttendanceTable } from './attendance-table.ts';
import { ConflictList } from './conflict-list.ts';
import { ScansTable } from './scans-table.ts';

/** The doors of an event, for its organizer: how many came, what went wrong, and every scan. */
@Component({
  selector: 'fy-doors-page',
  imports: [AttendanceTable, ConflictList, MatButton, MatIcon, ProblemNote, RouterLink, ScansTable],
  providers: [LiveCounts],
  templateUrl: './doors-page.html',
  styleUrls: ['../shell/list-page.scss', './doors-page.scss'],
})
export class DoorsPage implements OnInit {
  private readonly api = inject(ApiClient);
  private readonly dialogs = inject(MatDialog);
  protected readonly live = inject(LiveCounts);

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();

  private readonly params = computed(() => ({ eventId: this.eventId() }));
  protected readonly loading = apiResource(employee.getDoors, () => ({ params: this.params() }));
  protected readonly doors = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly troubles = apiResource(employee.listConflicts, () => ({
    params: this.params(),
  }));
  protected readonly conflicts = computed(() =>
    this.troubles.hasValue() ? this.troubles.value().conflicts : [],
  );
  protected readonly list = apiResource(employee.listScans, () => ({ params: this.params() }));
  /** The scans of the pages that were asked for, as last heard of. */
  protected readonly scans = linkedSignal<readonly employee.ScanRecordView[] | undefined>(() =>
    this.list.hasValue() ? this.list.value().scans : undefined,
  );
  protected readonly cursor = linkedSignal(() =>
    this.list.hasValue() ? this.list.value().nextCursor : undefined,
  );
  protected readonly failed = computed(
    () => this.loading.error() ?? this.troubles.error() ?? this.list.error(),
  );
  protected readonly problem = signal<unknown>(undefined);
  protected readonly busy = signal(false);

  constructor() {
    namePage(
      computed(() => {
        const title = this.doors()?.title;
        return title && `Doors: ${title}`;
      }),
    );
  }

  ngOnInit(): void {
    this.live.follow(this.eventId());
  }

  protected again(): void {
    this.loading.reload();
    this.troubles.reload();
    this.list.reload();
  }

  protected async showMore(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const request = { params: this.params(), query: { cursor: this.cursor() } };
      const { scans, nextCursor } = await this.api.call(employee.listScans, request);
      this.scans.update((before = []) => [...before, ...scans]);
      this.cursor.set(nextCursor);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async undo({ ticketId = '', door }: employee.ScanRecordView): Promise<void> {
    const params = { ...this.params(), ticketId };
    const undone = await ask(this.dialogs, {
      title: 'Take this admission back?',
      text: `The ticket that was admitted at ${door} is as good as new and lets somebody in once more.`,
      action: 'Take it back',
      run: () => this.api.call(employee.undoAdmission, { params }),
    });
    if (undone) this.list.reload();
  }
}
