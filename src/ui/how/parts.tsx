/** Where the energy of several requests goes: by what was written, read or made, and the heaviest of them. */

import type { ComponentChildren } from 'preact';
import { cellsOf } from '../../i18n/amounts.ts';
import { formatCount } from '../../i18n/format.ts';
import { siteName } from '../../i18n/site-name.ts';
import type { HowWords } from '../../i18n/words/how.ts';
import { dayOf } from '../../model/calendar/day.ts';
import type { Explanation } from '../../model/footprint/explain.ts';
import type { Range, UsageRequest } from '../../model/usage/usage.ts';
import { Table, type TableRow } from '../kit/table.tsx';
import { whatText, whenText } from '../shell/about.ts';
import { howUrl } from '../shell/how-url.ts';
import { shareText } from '../shell/wide.tsx';
import type { ExplainedProps } from './view.ts';

/** Says so where the requests are no longer kept; nothing for a single request. */
export function Parts(props: ExplainedProps) {
  const { heaviest, subject, settings } = props.reading;
  const { words } = props;
  if (subject.of !== 'request' && heaviest.length === 0)
    return <p class="sec">{words.recordsGone(formatCount(settings.retentionDays, words.numbers))}</p>;
  if (heaviest.length === 0) return null;
  return (
    <>
      <EnergyParts {...props} />
      <HeaviestRequests {...props} />
    </>
  );
}

function EnergyParts({ reading, words }: ExplainedProps) {
  const { explanation, sample } = reading;
  const whole = explanation.footprint.energyWh.central || 1;
  const parts = explanation.parts
    .filter(({ energyWh }) => energyWh.central > 0)
    .sort((a, b) => b.energyWh.central - a.energyWh.central);
  const count = (value: number): string => formatCount(value, words.numbers);
  return (
    <section class="sec">
      <h2 class="h2">{words.partsTitle}</h2>
      <p class="q sm">
        {words.partsMore}{' '}
        {sample.looked < sample.all && words.sampled(count(sample.looked), count(sample.all))}
      </p>
      <div class="fold">
        <Table
          caption={words.partsTitle}
          captionHidden
          columns={[{ name: words.part }, { name: words.share, numeric: true }, ...energyColumns(words)]}
          rows={parts.map((part) => partRow(part, whole, words))}
        />
      </div>
    </section>
  );
}

/** @param whole Wh of all parts together */
function partRow({ id, energyWh }: Explanation['parts'][number], whole: number, words: HowWords): TableRow {
  return {
    key: id,
    head: words.parts[id],
    cells: [shareText(energyWh.central / whole, words), ...energyCells(energyWh, words)],
  };
}

function HeaviestRequests({ reading, words }: ExplainedProps) {
  return (
    <section class="sec">
      <h2 class="h2">{words.heaviestTitle}</h2>
      <p class="q sm">{words.heaviestMore}</p>
      <div class="fold">
        <Table
          caption={words.heaviestTitle}
          captionHidden
          columns={[{ name: words.day }, { name: words.site }, { name: words.kind }, ...energyColumns(words)]}
          rows={reading.heaviest.map((request) => requestRow(request, reading, words))}
        />
      </div>
    </section>
  );
}

function requestRow(
  request: UsageRequest,
  { siteNames, now }: ExplainedProps['reading'],
  words: HowWords,
): TableRow {
  const when = whenText(request, dayOf(now), words);
  const site = siteName(request.site, siteNames, words);
  return {
    key: request.id,
    head: (
      <a
        href={howUrl({ of: 'request', id: request.id })}
        aria-label={words.explainRequest(`${when}, ${site}`)}
      >
        {when}
      </a>
    ),
    cells: [site, whatText(request, words), ...energyCells(request.footprint.energyWh, words)],
  };
}

function energyColumns(words: HowWords) {
  return [
    { name: words.energy, numeric: true },
    { name: words.range, numeric: true },
  ];
}

function energyCells(energyWh: Readonly<Range>, words: HowWords): ComponentChildren[] {
  const { amount, range } = cellsOf(energyWh, 'energy', words);
  return [
    <b key="amount">{amount}</b>,
    <span key="range" class="rng">
      {range}
    </span>,
  ];
}
