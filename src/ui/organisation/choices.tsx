/** What goes into the report. */
import { capital } from '../../i18n/capital.ts';
import { dayRange, monthName, WITH_YEAR } from '../../i18n/dates.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import type { OrganisationWords } from '../../i18n/words/organisation.ts';
import type { ReportChoices, ReportUnit } from '../../model/organisation/report.ts';
import { REPORT_MINIMA, REPORT_UNITS } from '../../model/settings/settings.ts';
import type { Period } from '../../model/summaries/period.ts';
import { Option } from '../kit/option.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { Select } from '../kit/select.tsx';
import { Switch } from '../kit/switch.tsx';

/** What is chosen, and among what. */
export interface ChoicesProps {
  choices: ReportChoices;
  choose: (change: Partial<ReportChoices>) => void;
  periods: readonly Period[];
  /** Undefined where none is over. */
  period: Period | undefined;
  /** @param from first day of the one that is chosen */
  onPeriod: (from: string) => void;
  words: OrganisationWords;
}

/** All of them at once: what they change stands below. */
export function Choices({ choices, choose, periods, period, onPeriod, words }: ChoicesProps) {
  const { reportUnit: unit, reportMinimum: minimum, reportModels: models } = choices;
  return (
    <section class="sec">
      <h2 class="h3">{words.choices}</h2>
      <Option name={words.period} more={words.periodMore}>
        <span class="actions">
          <Segmented
            legend={words.unit}
            value={unit}
            choices={REPORT_UNITS.map((value) => ({ value, text: words.units[value] }))}
            onChange={(chosen) => choose({ reportUnit: chosen })}
          />
          {period && (
            <Select
              label={words.period}
              value={period.from}
              choices={periods.map((offered) => ({
                value: offered.from,
                text: capital(periodName(offered, unit, words), words),
              }))}
              onChange={onPeriod}
            />
          )}
        </span>
      </Option>
      <Option name={words.minimum} more={words.minimumMore}>
        <Select
          label={words.minimum}
          value={String(minimum)}
          choices={REPORT_MINIMA.map((value) => ({ value: `${value}`, text: words.minimumChoice(value) }))}
          onChange={(chosen) => choose({ reportMinimum: Number(chosen) as typeof minimum })}
        />
      </Option>
      <Option name={words.models} more={words.modelsMore}>
        <Switch label={words.models} on={models} onChange={(on) => choose({ reportModels: on })} />
      </Option>
    </section>
  );
}

/** `16–22 November 2026`, `November 2026`. */
export function periodName({ from, to }: Period, unit: ReportUnit, words: CommonWords): string {
  return unit === 'week' ? dayRange(from, to, words, WITH_YEAR) : monthName(from, words);
}
