/** Energy per day over the week, by what it was of. */

import { estimateText } from '../../i18n/amounts.ts';
import { capital } from '../../i18n/capital.ts';
import { longDate, shortWeekday } from '../../i18n/dates.ts';
import { formatEstimate, withUnit } from '../../i18n/format.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import { exactly } from '../../model/footprint/range.ts';
import type { WeekDay, WeekSummary } from '../../model/summaries/week-summary.ts';
import { EndsKey } from '../kit/band.tsx';
import { WeekBars } from '../kit/week-bars.tsx';
import { dayUrl } from '../shell/page-url.ts';
import { classesIn } from './say-week.ts';

/** The week whose days are drawn, and what day it is. */
export interface BarsProps {
  summary: WeekSummary;
  today: string;
  words: SummaryWords;
  /** With the usual levels, and dates under the days. */
  isFull: boolean;
}

/** All values are in the unit of the heaviest day, which the key names: a bare number over each bar. */
export function Bars({ summary, today, words, isFull }: BarsProps) {
  const { days, trendDay } = summary;
  const unit = unitOf(days, words);
  const marked = trendDay?.day;
  return (
    <>
      <WeekBars
        label={`${words.energyPerDay}, ${unit}`}
        hint={isFull ? words.barsOpen : words.barOpens}
        bars={days.map(({ day, requests, classes, usualWh, energyWh }) => ({
          key: day,
          label: shortWeekday(day, words, isFull),
          parts: classes,
          range: requests === null ? null : energyWh,
          value: requests === null ? (day > today ? '' : '–') : barValue(energyWh.central, unit, words),
          usual: isFull ? usualWh : null,
          isMarked: day === marked,
          said: words.bar(
            capital(longDate(day, words, today), words),
            saidOf({ day, requests, energyWh }, today, words),
          ),
          href: day <= today ? dayUrl(day) : null,
        }))}
      />
      <div class="bars-key">
        <span>
          {words.aDay(unit)}
          <span aria-hidden="true">
            <EndsKey />
            {words.range}
          </span>
        </span>
        <ul class="key" aria-hidden="true">
          {classesIn(days).map((of) => (
            <li key={of}>
              <i class={`sw1 ${of}`} />
              {words.useClasses[of]}
            </li>
          ))}
          {isFull && days.some(({ usualWh }) => usualWh !== null) && (
            <li>
              <span class="usual" />
              {capital(words.yourUsual, words)}
            </li>
          )}
        </ul>
      </div>
    </>
  );
}

type Said = Pick<WeekDay, 'day' | 'requests' | 'energyWh'>;

function saidOf({ day, requests, energyWh }: Said, today: string, words: SummaryWords): string {
  if (requests === null) return uncounted(day, today, words);
  return energyWh.high > 0 ? estimateText(energyWh, 'energy', words) : '–';
}

function unitOf(days: readonly WeekDay[], words: SummaryWords): string {
  const most = Math.max(...days.map(({ energyWh }) => energyWh.central));
  return formatEstimate(exactly(most), 'energy', words.numbers).unit;
}

/** In that unit; a day that is small beside the others says so with its own. */
function barValue(energyWh: number, unit: string, words: SummaryWords): string {
  if (energyWh === 0) return '0';
  const { central, unit: own } = formatEstimate(exactly(energyWh), 'energy', words.numbers);
  return own === unit ? central : withUnit(central, own, words.numbers);
}

/** What is said of a day without a count: the meter missed it, or it is not there yet. */
export function uncounted(day: string, today: string, words: SummaryWords): string {
  return day > today ? words.toCome : words.notMetered;
}

/** The bars for who does not see them. */
export function BarsTable({ summary, today, words }: Omit<BarsProps, 'isFull'>) {
  return (
    <table>
      <caption>{words.energyPerDay}</caption>
      <tbody>
        {summary.days.map(({ day, requests, energyWh }) => (
          <tr key={day}>
            <th scope="row">{capital(shortWeekday(day, words), words)}</th>
            <td>
              {requests === null ? uncounted(day, today, words) : estimateText(energyWh, 'energy', words)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
