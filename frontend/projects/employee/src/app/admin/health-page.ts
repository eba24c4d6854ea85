import { Component, computed, inject, LOCALE_ID, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { lookAgain } from '@foyer/ui/live/look-again.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { areasOf, doingWords, spanWords, troubleWords, VERDICTS } from './health-words.ts';

type Trouble = employee.HealthView['troubles'][number];

const LOOK_AGAIN_MS = 15_000;

/** How the platform is: money that hangs, mails, jobs and checks; what went wrong can be tried again. */
@Component({
  selector: 'fy-health-page',
  imports: [MatButton, MatIcon, ProblemNote],
  templateUrl: './health-page.html',
  styleUrls: ['../shell/list-page.scss', './health-page.scss'],
})
export class HealthPage {
  private readonly api = inject(ApiClient);
  private readonly locale = inject(LOCALE_ID);

  protected readonly loading = apiResource(employee.platformHealth, () => ({}));
  protected readonly health = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly areas = computed(() => {
    const health = this.health();
    return health ? areasOf(health) : [];
  });
  protected readonly broken = computed(() =>
    (this.health()?.checks ?? []).filter(({ violations }) => violations.length > 0),
  );
  protected readonly troubles = computed(() => {
    const { at = '', troubles = [] } = this.health() ?? {};
    return troubles.map((trouble) => ({
      trouble,
      words: troubleWords(trouble),
      doing: doingWords(trouble, at),
      age: spanWords(Date.parse(at) - Date.parse(trouble.since)),
      amount: this.amountOf(trouble),
    }));
  });
  protected readonly verdicts = VERDICTS;
  protected readonly retrying = signal<Trouble | undefined>(undefined);
  protected readonly done = signal('');
  protected readonly problem = signal<unknown>(undefined);

  constructor() {
    lookAgain(() => this.loading.reload(), { everyMs: LOOK_AGAIN_MS });
  }

  protected async retry(trouble: Trouble): Promise<void> {
    if (this.retrying()) return;
    this.retrying.set(trouble);
    this.problem.set(undefined);
    this.done.set('');
    try {
      await this.api.call(employee.retryTrouble, { body: { ref: trouble.ref } });
      this.done.set('It is tried again now. Whether it went well shows here in a moment.');
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.retrying.set(undefined);
    }
    this.loading.reload();
  }

  private amountOf({ money }: Trouble): string {
    if (!money) return '';
    return formatSum(money.amount, { currency: money.currency, locale: this.locale });
  }
}
