/** The day by site, images and videos set apart in each bar; and by kind, for who does not see the bars. */

import { formatCount, formatEstimate, withUnit } from '../../i18n/format.ts';
import type { SiteTotals, Totals } from '../../model/summaries/summary.ts';
import { Key } from '../kit/say.tsx';
import { Split, type SplitRow } from '../kit/split.tsx';
import { siteName, type ViewProps } from './view.ts';

type SitesProps = Omit<ViewProps, 'source'>;

/** The swatches are explained where no insight does; "or more" where a site is misread. */
export function Sites({ summary, reading, words }: SitesProps) {
  const { bySite, byKind, insight } = summary;
  const longest = Math.max(...bySite.map(({ footprint }) => footprint.energyWh.central));
  const kinds = byKind.filter(({ footprint }) => footprint.energyWh.central > 0);
  const saidByInsight = kinds.length === 2 && insight?.type === 'driver';
  return (
    <>
      <Split
        caption={words.bySite}
        nameLabel={words.site}
        countLabel={words.requests(2)}
        energyLabel={words.energy}
        rows={bySite.map((site) => rowOf(site, longest, { summary, reading, words }))}
      />
      {kinds.length > 1 && !saidByInsight && (
        <Key items={kinds.map(({ kind }) => ({ kind, name: words.kinds[kind] }))} />
      )}
      <KindTable summary={summary} words={words} />
    </>
  );
}

function rowOf(group: SiteTotals, longestWh: number, { reading, words }: SitesProps): SplitRow {
  const { sites, footprint, energyWhByKind } = group;
  const [only, ...others] = sites;
  const energyWh = footprint.energyWh.central;
  return {
    key: sites.join(' '),
    name:
      only !== undefined && others.length === 0
        ? siteName(only, reading)
        : words.otherSites(formatCount(sites.length, words.numbers)),
    share: longestWh > 0 ? energyWh / longestWh : 0,
    parts: energyWhByKind.map(({ kind, energyWh: amount }) => ({ kind, amount })),
    orMore: mayBeMissing(sites, reading) ? words.orMore : null,
    ...countAndEnergy(group, words),
  };
}

function mayBeMissing(sites: readonly string[], { troubles }: ViewProps['reading']): boolean {
  return troubles.some(({ site, trouble }) => trouble.kind === 'changed' && sites.includes(site));
}

function countAndEnergy({ requests, footprint }: Totals, words: ViewProps['words']) {
  const { central, under, unit, range } = formatEstimate(footprint.energyWh, 'energy', words.numbers);
  const energy = withUnit(central, unit, words.numbers);
  return {
    count: formatCount(requests, words.numbers),
    energy: under ? `< ${energy}` : energy,
    range,
  };
}

function KindTable({ summary, words }: Pick<ViewProps, 'summary' | 'words'>) {
  return (
    <div class="vh">
      <table>
        <caption>{words.byKind}</caption>
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.requests(2)}</th>
            <th scope="col">{words.energy}</th>
          </tr>
        </thead>
        <tbody>
          {summary.byKind.map((kind) => {
            const { count, energy, range } = countAndEnergy(kind, words);
            return (
              <tr key={kind.kind}>
                <th scope="row">{words.kinds[kind.kind]}</th>
                <td>{count}</td>
                <td>
                  {energy} ({range})
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
