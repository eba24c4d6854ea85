import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, LOCALE_ID, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { employee } from '@foyer/shared/contract';
import { newScanId } from '@foyer/shared/domain';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { shortMoment, timeOfDay } from '@foyer/ui/dates/event-time.ts';
import { browserMemory } from '@foyer/ui/memory/browser-memory.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { signalAnswer } from './answer-signal.ts';
import { CameraView } from './camera-view.ts';
import { deviceName, randomBytes } from './device.ts';
import { scanWords } from './scan-words.ts';

const FIRST_DOOR = 'Main door';

/** Scans tickets at a door: by camera, by a hardware scanner or by hand; one answer fills the screen. */
@Component({
  selector: 'fy-scan-page',
  imports: [
    CameraView,
    MatButton,
    MatFormField,
    MatIcon,
    MatInput,
    MatLabel,
    ProblemNote,
    RouterLink,
  ],
  templateUrl: './scan-page.html',
  styleUrl: './scan-page.scss',
})
export class ScanPage {
  private readonly api = inject(ApiClient);
  private readonly locale = inject(LOCALE_ID);
  private readonly doorMemory = browserMemory('foyer.door');
  private readonly device = deviceName();
  private readonly codeField = viewChild.required<ElementRef<HTMLInputElement>>('code');

  /** The event whose door this is. */
  readonly eventId = input.required<string>();

  private readonly list = apiResource(employee.listMyEvents, () => ({ query: { size: 100 } }));
  protected readonly event = computed(() =>
    this.list.value()?.events.find((event) => event.eventId === this.eventId()),
  );
  protected readonly door = signal(this.doorMemory.read() ?? FIRST_DOOR);
  protected readonly scanning = signal(false);
  protected readonly admitted = signal(0);
  protected readonly problem = signal<unknown>(undefined);
  private readonly answer = signal<employee.ScanResultView | undefined>(undefined);
  protected readonly words = computed(() => {
    const answer = this.answer();
    return answer && scanWords(answer, (instant) => this.timeOf(instant));
  });

  protected renameDoor(name: string): void {
    this.door.set(name.trim() || FIRST_DOOR);
    this.doorMemory.keep(this.door());
  }

  /** A code that was typed, or that a hardware scanner typed. */
  protected scanTyped(event: Event, field: HTMLInputElement): void {
    event.preventDefault();
    const code = field.value.trim();
    field.value = '';
    if (code) void this.scan(code);
  }

  protected async scan(code: string): Promise<void> {
    if (this.scanning()) return;
    this.scanning.set(true);
    this.problem.set(undefined);
    try {
      const scanned = { scanId: newScanId(Date.now(), randomBytes), code };
      const body = { ...scanned, door: this.door(), device: this.device };
      const request = { params: { eventId: this.eventId() }, body };
      const answer = await this.api.call(employee.scanTicket, request);
      this.answer.set(answer);
      if (answer.result === 'admitted') this.admitted.update((count) => count + 1);
      signalAnswer(scanWords(answer, String).tone);
    } catch (error) {
      this.answer.set(undefined);
      this.problem.set(error);
    } finally {
      this.scanning.set(false);
      this.codeField().nativeElement.focus();
    }
  }

  private timeOf(instant: string): string {
    const clock = { timeZone: this.event()?.venue.timeZone ?? 'UTC', locale: this.locale };
    const today = new Date().toISOString().slice(0, 10) === instant.slice(0, 10);
    return today ? timeOfDay(instant, clock) : shortMoment(instant, clock);
  }
}
