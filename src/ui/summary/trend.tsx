/** A day that stands out by its images: what the week would have been without them, and with a few. */
import { amountText, rangeText } from '../../i18n/amounts.ts';
import { longDate, weekdayName } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { shareOf } from '../../i18n/share.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import { EQUIVALENCES } from '../../model/footprint/equivalences.ts';
import type { Settings } from '../../model/settings/settings.ts';
import type { TrendDay } from '../../model/summaries/trend-day.ts';
import { usualBeside } from '../../model/summaries/week-change.ts';
import type { Range } from '../../model/usage/usage.ts';
import type { WeekReading } from '../sources/week/reading.ts';
import { capitalWeekday, centralText, upToNow, usualName } from './say-week.ts';

interface TrendProps {
  reading: WeekReading;
  words: SummaryWords;
}

/** Nothing where no day stands out. */
export function TrendPanel({ reading, words }: TrendProps) {
  const { trendDay } = reading.summary;
  if (!trendDay) return null;
  const like = proportion(trendDay.energyWh.central, reading.settings, words);
  return (
    <section class="pan sec" aria-labelledby="trend">
      <p class="q">
        {capitalWeekday(trendDay.day, words) +
          longDate(trendDay.day, words, reading.today).slice(weekdayName(trendDay.day, words).length)}
      </p>
      <h2 class="h2" id="trend">
        {words.trend.pageTitle}
      </h2>
      <p class="trend-text">
        {imagesText(trendDay, words)} {words.trend.enough}
      </p>
      <Without trendDay={trendDay} reading={reading} words={words} />
      {like && <p class="q sm">{like}</p>}
    </section>
  );
}

/** Under a third, about, a share has no word of its own. */
const LEAST_NAMED_SHARE = 0.28;

function imagesText({ day, images, span, shareOfDay, shareOfWeek }: TrendDay, words: SummaryWords): string {
  const count = formatCount(images, words.numbers);
  const timeOf = (at: number): string => {
    const date = new Date(at);
    return words.time(date.getHours(), date.getMinutes());
  };
  const ofWeek = shareOfWeek >= LEAST_NAMED_SHARE ? shareOf(shareOfWeek) : null;
  const what = span
    ? words.trend.imagesBetween(count, timeOf(span.from), timeOf(span.to))
    : words.trend.images(count).replace(/\.$/, '');
  return words.trend.shares(what, weekdayName(day, words), shareOf(shareOfDay), ofWeek);
}

interface Step {
  readonly name: string;
  readonly range: Range;
  /** What is usual is a median: it has no range. */
  readonly hasRange: boolean;
}

/** Four bars on one scale: the week, with a few of the images, without them, and what is usual. */
function Without({ trendDay, reading, words }: TrendProps & { trendDay: TrendDay }) {
  const steps = stepsOf(trendDay, reading, words);
  const top = Math.max(...steps.map(({ range }) => range.central));
  return (
    <dl class="without">
      {steps.map(({ name, range, hasRange }) => (
        <div key={name} class="without-step">
          <dt>{name}</dt>
          <dd aria-hidden="true">
            <span class="bar" style={{ width: `${((range.central / top) * 100).toFixed(1)}%` }}>
              {hasRange ? (
                <Filled energyWh={range.central} textWh={trendDay.withoutWh.central} />
              ) : (
                <span class="outline" style={{ flexGrow: 1 }} />
              )}
            </span>
          </dd>
          <dd class="n">{amountText(range, 'energy', words)}</dd>
          <dd class="rng">{hasRange ? rangeText(range, 'energy', words) : ''}</dd>
        </div>
      ))}
    </dl>
  );
}

function stepsOf(
  { withoutWh, withFew, images }: TrendDay,
  { summary }: TrendProps['reading'],
  words: SummaryWords,
): Step[] {
  const count = (value: number): string => formatCount(value, words.numbers);
  const steps: Step[] = [
    {
      name: upToNow(words.trend.thisWeek, summary.isOver, words),
      range: summary.totals.footprint.energyWh,
      hasRange: true,
    },
    {
      name: words.trend.withFew(count(withFew.images), count(images)),
      range: withFew.energyWh,
      hasRange: true,
    },
    { name: words.trend.withoutThem, range: withoutWh, hasRange: true },
  ];
  const usual = usualBeside(summary);
  if (!usual) return steps;
  const { energyWh: central } = usual;
  return [
    ...steps,
    { name: usualName(usual, words), range: { low: central, central, high: central }, hasRange: false },
  ];
}

/** A bar's share of text, and on top of it that of the images. */
function Filled({ energyWh, textWh }: { energyWh: number; textWh: number }) {
  return (
    <>
      <span class="text" style={{ flexGrow: textWh }} />
      {energyWh > textWh && <span class="image" style={{ flexGrow: energyWh - textWh }} />}
    </>
  );
}

/** From so many of a thing on, and up to so many, an amount can be pictured. */
const PICTURED = { least: 1, most: 60 } as const;

/** What an energy is like, by the first of the person's own comparisons that can be pictured. */
function proportion(energyWh: number, { equivalences }: Settings, words: SummaryWords): string | null {
  for (const { id, energyWh: each } of [...chosen(equivalences), ...EQUIVALENCES]) {
    const name = words.things[id];
    const count = each === null ? 0 : energyWh / each;
    if (name && count >= PICTURED.least && count <= PICTURED.most)
      return words.proportion(
        centralText(energyWh, 'energy', words),
        centralText(count, 'searches', words),
        name,
      );
  }
  return null;
}

function chosen(ids: readonly string[]): readonly (typeof EQUIVALENCES)[number][] {
  return EQUIVALENCES.filter(({ id }) => ids.includes(id));
}
