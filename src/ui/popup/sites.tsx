/** The day by site, what is more than text set apart in each bar; and by class, for who does not see the bars. */

import { capital } from '../../i18n/capital.ts';
import { formatCount } from '../../i18n/format.ts';
import { siteName } from '../../i18n/site-name.ts';
import { mayMiss } from '../../model/health/health.ts';
import type { SiteTotals } from '../../model/summaries/summary.ts';
import { Key } from '../kit/say.tsx';
import { Split, type SplitRow } from '../kit/split.tsx';
import { countAndEnergy } from './figures.tsx';
import { ClassTable } from './parts.ts';
import type { ViewProps } from './view.ts';

type SitesProps = Omit<ViewProps, 'source'>;

/** Plain bars are text; where there is another texture, the key says what it is. "Or more" where a site is misread. */
export function Sites({ summary, reading, words }: SitesProps) {
  const { bySite, byClass } = summary;
  const longest = Math.max(...bySite.map(({ footprint }) => footprint.energyWh.central));
  const drawn = byClass.filter(({ footprint }) => footprint.energyWh.central > 0).map(({ of }) => of);
  return (
    <>
      <Split
        caption={words.bySite}
        nameLabel={words.site}
        countLabel={capital(words.requests(2), words)}
        energyLabel={words.energy}
        rows={bySite.map((site) => rowOf(site, longest, { summary, reading, words }))}
      />
      {drawn.some((of) => of !== 'text') && (
        <Key items={drawn.map((of) => ({ of, name: capital(words.classes[of], words) }))} />
      )}
      <ClassTable summary={summary} words={words} />
    </>
  );
}

function rowOf(group: SiteTotals, longestWh: number, { reading, words }: SitesProps): SplitRow {
  const { sites, footprint, classes } = group;
  const [only, ...others] = sites;
  const energyWh = footprint.energyWh.central;
  return {
    key: sites.join(' '),
    name:
      only !== undefined && others.length === 0
        ? siteName(only, reading.siteNames, words)
        : words.otherSites(formatCount(sites.length, words.numbers)),
    share: longestWh > 0 ? energyWh / longestWh : 0,
    parts: classes.map(({ of, energyWh: amount }) => ({ of, amount })),
    orMore: mayBeMissing(sites, reading) ? words.orMore : null,
    ...countAndEnergy(group, words),
  };
}

function mayBeMissing(sites: readonly string[], { troubles }: ViewProps['reading']): boolean {
  return troubles.some(({ site, trouble }) => mayMiss(trouble) && sites.includes(site));
}
