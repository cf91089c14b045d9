/** Where the energy of several requests goes: by what was written, read or made, and the heaviest of them. */
import { cellsOf } from '../../i18n/amounts.ts';
import { formatCount } from '../../i18n/format.ts';
import { dayOf } from '../../model/day.ts';
import { whatText, whenText } from '../about.ts';
import { howUrl } from '../how-url.ts';
import { Table } from '../kit/table.tsx';
import { shareText } from '../wide.tsx';
import type { ExplainedProps } from './view.ts';

export function Parts({ reading, words }: ExplainedProps) {
  const { explanation, heaviest, sample, siteNames, now, subject, settings } = reading;
  if (subject.of !== 'request' && heaviest.length === 0)
    return <p class="sec">{words.recordsGone(formatCount(settings.retentionDays, words.numbers))}</p>;
  if (heaviest.length === 0) return null;
  const whole = explanation.footprint.energyWh.central || 1;
  const parts = explanation.parts
    .filter(({ energyWh }) => energyWh.central > 0)
    .sort((a, b) => b.energyWh.central - a.energyWh.central);
  const count = (value: number): string => formatCount(value, words.numbers);
  return (
    <>
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
            columns={[
              { name: words.part },
              { name: words.share, numeric: true },
              { name: words.energy, numeric: true },
              { name: words.range, numeric: true },
            ]}
            rows={parts.map(({ id, energyWh }) => {
              const { amount, range } = cellsOf(energyWh, 'energy', words);
              return {
                key: id,
                head: words.parts[id],
                cells: [
                  shareText(energyWh.central / whole, words),
                  <b key="amount">{amount}</b>,
                  <span key="range" class="rng">
                    {range}
                  </span>,
                ],
              };
            })}
          />
        </div>
      </section>
      <section class="sec">
        <h2 class="h2">{words.heaviestTitle}</h2>
        <p class="q sm">{words.heaviestMore}</p>
        <div class="fold">
          <Table
            caption={words.heaviestTitle}
            captionHidden
            columns={[
              { name: words.day },
              { name: words.site },
              { name: words.kind },
              { name: words.energy, numeric: true },
              { name: words.range, numeric: true },
            ]}
            rows={heaviest.map((request) => {
              const { amount, range } = cellsOf(request.footprint.energyWh, 'energy', words);
              const when = whenText(request, dayOf(now), words);
              const site = siteNames.get(request.site) ?? request.site;
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
                cells: [
                  site,
                  whatText(request, words),
                  <b key="amount">{amount}</b>,
                  <span key="range" class="rng">
                    {range}
                  </span>,
                ],
              };
            })}
          />
        </div>
      </section>
    </>
  );
}
