/** What makes a range wide: each cause's share of the way from the central to the high end. */
import { formatEstimate, formatFactor, type Measure, toTwoDigits, withUnit } from '../../i18n/format.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import type { ReasonWords } from '../../i18n/words/reasons.ts';
import type { CauseShare } from '../../model/footprint/explain.ts';
import type { Period } from '../../model/summaries/period.ts';
import type { Range } from '../../model/usage/usage.ts';
import { howUrl } from './how-url.ts';

/** A range, and what it is wide by. */
export interface WideProps {
  words: CommonWords & ReasonWords;
  /** Largest first. */
  causes: readonly CauseShare[];
  range: Readonly<Range>;
  measure: Measure;
  /** Where not all requests were looked at. */
  note?: string | null;
  /** Leads to its explanation. */
  period?: Period;
}

/** Shares below are not worth a line. */
const LEAST_SHARE = 0.005;

/** By how much high and low differ, and each cause of half a percent or more; nothing where none is. */
export function Wide({ words, causes, range, measure, note, period }: WideProps) {
  const worthSaying = causes.filter(({ share }) => share >= LEAST_SHARE);
  if (worthSaying.length === 0) return null;
  return (
    <section class="wide-range">
      <h2 class="h3">{words.wideTitle}</h2>
      <p class="q sm">{widthText(range, measure, words)}</p>
      <CauseBars causes={worthSaying} words={words} />
      {note && <p class="q sm">{note}</p>}
      {period && (
        <a class="lk" href={howUrl({ of: 'period', period })}>
          {words.how}
        </a>
      )}
    </section>
  );
}

function widthText(range: Readonly<Range>, measure: Measure, words: CommonWords & ReasonWords): string {
  const { low, high, unit } = formatEstimate(range, measure, words.numbers);
  if (range.low <= 0) return words.wideShare;
  const factor = formatFactor(toTwoDigits(range.high / range.low, 'nearest'), words.numbers);
  return words.wideMore(low, withUnit(high, unit, words.numbers), factor);
}

/** All of the causes given, the bar of the first the longest; shares are percentages. */
export function CauseBars({
  causes,
  words,
}: {
  causes: readonly CauseShare[];
  words: ReasonWords & CommonWords;
}) {
  const longest = causes[0]?.share ?? 1;
  return (
    <dl class="causes">
      {causes.map(({ cause, share }) => (
        <div key={cause}>
          <dt>{words.causes[cause]}</dt>
          <dd>
            <span
              class="cause"
              aria-hidden="true"
              style={{ width: `${((share / longest) * 100).toFixed(1)}%` }}
            />
            <span class="share">{shareText(share, words)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** `62 %`, `62%`: two digits at most. */
export function shareText(share: number, words: CommonWords): string {
  return toTwoDigits(share, 'nearest').toLocaleString(words.numbers.locale, {
    style: 'percent',
    maximumFractionDigits: share < 0.01 ? 1 : 0,
  });
}
