/** Carbon and water, each by where it arises; and figures of a wider scope, beside ours and never added. */

import { amountText, estimateText, rangeText } from '../../i18n/amounts.ts';
import { listOf } from '../../i18n/dates.ts';
import type { Measure } from '../../i18n/format.ts';
import { placeName } from '../../i18n/place-name.ts';
import type { HowWords } from '../../i18n/words/how.ts';
import { exactly } from '../../model/footprint/range.ts';
import { gwpGrams, waterMl } from '../../model/summaries/summary.ts';
import type { Range } from '../../model/usage/usage.ts';
import type { ExplainedProps } from './view.ts';

/** Two columns, and under them the places whose grids were taken and what these grids' factors hold. */
export function PlaceFigures(props: ExplainedProps) {
  const { explanation } = props.reading;
  const { words } = props;
  const places = [...new Set(explanation.tags.map((tag) => placeName(tag.split('/')[1] ?? '', words)))];
  return (
    <div class="two sec">
      <Carbon {...props} />
      <Water {...props} />
      <p class="q sm whole">
        {words.zone(listOf(places, words))}{' '}
        {explanation.gridBoundaries.map((boundary) => words.boundaries[boundary]).join(' ')}
      </p>
    </div>
  );
}

function Carbon({ reading, words, totals: { footprint } }: ExplainedProps) {
  const { lifeCycle, marketBasedGrams } = reading.beside;
  return (
    <section>
      <h2 class="h3">{words.carbonTitle}</h2>
      <dl class="figures">
        <Figure label={words.ofUse} range={footprint.gwpUsageGrams} measure="gwp" words={words} />
        <Figure label={words.ofHardware} range={footprint.gwpEmbodiedGrams} measure="gwp" words={words} />
        <Figure label={words.all} range={gwpGrams(footprint)} measure="gwp" words={words} strong />
      </dl>
      {marketBasedGrams && (
        <Aside label={words.marketBased} more={words.marketBasedMore}>
          {estimateText(marketBasedGrams, 'gwp', words)}
        </Aside>
      )}
      {lifeCycle && (
        <Aside label={words.publisher} more={words.publisherMore}>
          {amountText(exactly(lifeCycle.gco2e), 'gwp', words)},{' '}
          {amountText(exactly(lifeCycle.waterMl), 'water', words)}
        </Aside>
      )}
    </section>
  );
}

function Water({ reading, words, totals: { footprint } }: ExplainedProps) {
  const { resources } = reading.beside;
  return (
    <section>
      <h2 class="h3">{words.waterTitle}</h2>
      <dl class="figures">
        <Figure label={words.offSite} range={footprint.waterOffsiteMl} measure="water" words={words} />
        <Figure label={words.onSite} range={footprint.waterOnsiteMl} measure="water" words={words} />
        <Figure label={words.all} range={waterMl(footprint)} measure="water" words={words} strong />
      </dl>
      {resources && (
        <Aside label={words.resourcesTitle} more={words.resourcesMore}>
          {words.minerals} {estimateText(resources.mgSb, 'minerals', words)}, {words.fuels}{' '}
          {estimateText(resources.fossilMj, 'fuels', words)}
        </Aside>
      )}
    </section>
  );
}

interface FigureProps {
  label: string;
  range: Readonly<Range>;
  measure: Measure;
  words: HowWords;
  strong?: boolean;
}

function Figure({ label, range, measure, words, strong = false }: FigureProps) {
  return (
    <div class={strong ? 'strong' : undefined}>
      <dt>{label}</dt>
      <dd>
        <b>{amountText(range, measure, words)}</b>
        <span class="rng"> {rangeText(range, measure, words)}</span>
      </dd>
    </div>
  );
}

function Aside({
  label,
  more,
  children,
}: {
  label: string;
  more: string;
  children: preact.ComponentChildren;
}) {
  return (
    <div class="aside">
      <p>
        {label} <b>{children}</b>
      </p>
      <p class="q sm">{more}</p>
    </div>
  );
}
