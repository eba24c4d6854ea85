import { computed, inject, Service, signal } from '@angular/core';
import { employee } from '@foyer/shared/contract';
import { newScanId, type ScanDirection } from '@foyer/shared/domain';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { ApiProblem, isProblem } from '@foyer/ui/api/api-problem.ts';
import { browserMemory } from '@foyer/ui/memory/browser-memory.ts';
import { deviceName, randomBytes } from './device.ts';
import { OfflineDoors, type DeviceScan, type ShownTicket } from './offline-doors.ts';

/** How long a queue of people waits for the service before the device decides by itself. */
const PATIENCE_MS = 4_000;

/** How a scan was decided. */
export type Decided = {
  readonly answer: employee.ScanResultView;
  /** By the service, or by the device alone. */
  readonly by: 'service' | 'device';
};

/** The work at one door: takes tickets, asks the service, and decides by itself where that does not answer. */
@Service({ autoProvided: false })
export class ScanDesk {
  private readonly api = inject(ApiClient);
  private readonly offline = inject(OfflineDoors);
  private readonly doorMemory = browserMemory('foyer.door');
  private readonly chosenDoor = signal(this.doorMemory.read());

  /** The doors to choose from. */
  readonly doors = computed(() => this.offline.doors()?.doors ?? []);
  /** The door where this device stands: the one it was at last, if the event has it. */
  readonly door = computed(() => {
    const [first = ''] = this.doors();
    return this.doors().find((door) => door === this.chosenDoor()) ?? first;
  });
  /** Which way people go at it. */
  readonly direction = signal<ScanDirection>('in');
  /** True while a ticket is looked at. */
  readonly scanning = signal(false);
  /** What came of the last ticket. */
  readonly last = signal<Decided | undefined>(undefined);
  /** Why the last ticket could not be looked at. */
  readonly problem = signal<unknown>(undefined);

  /** Puts the device at a door, this time and the next. */
  moveTo(door: string): void {
    this.chosenDoor.set(door);
    this.doorMemory.keep(door);
  }

  /** Looks at a ticket; undefined while another is looked at, or where it could not be. */
  async scan(shown: ShownTicket): Promise<Decided | undefined> {
    if (this.scanning()) return undefined;
    this.scanning.set(true);
    this.problem.set(undefined);
    const scanId = newScanId(Date.now(), randomBytes);
    try {
      await this.offline.known();
      const scan = { scanId, shown, direction: this.direction(), door: this.door() };
      const decided = await this.decide(scan);
      this.last.set(decided);
      return decided;
    } catch (error) {
      this.last.set(undefined);
      this.problem.set(error);
      return undefined;
    } finally {
      this.scanning.set(false);
    }
  }

  private async decide(scan: DeviceScan): Promise<Decided> {
    const ready = this.offline.decides();
    if (ready && !navigator.onLine) return this.alone(scan);
    try {
      const asked = this.ask(scan);
      return { answer: await (ready ? inTime(asked) : asked), by: 'service' };
    } catch (error) {
      if (!ready || !isProblem(error, ...SILENCE)) throw error;
      return this.alone(scan);
    }
  }

  private ask({ shown, ...scan }: DeviceScan): Promise<employee.ScanResultView> {
    const params = { eventId: this.offline.doors()?.eventId ?? '' };
    const body = { ...scan, ...shown, device: deviceName() };
    return this.api.call(employee.scanTicket, { params, body });
  }

  /** The service may have taken the scan although its answer was lost: it knows it again by its id. */
  private async alone(scan: DeviceScan): Promise<Decided> {
    return { answer: await this.offline.decide(scan), by: 'device' };
  }
}

/** What it means that the service does not decide. */
const SILENCE = ['offline', 'busy', 'store-unavailable', 'internal', 'not-signed-in'] as const;

/** The answer, or 'offline' where it does not come in time. */
async function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ApiProblem('offline', 0)), PATIENCE_MS);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
