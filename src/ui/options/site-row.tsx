/** A site: whether it is counted, and how well. */

import { listOf, longDate, moment } from '../../i18n/dates.ts';
import { labelOf } from '../../i18n/site-name.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { mayMiss } from '../../model/health/health.ts';
import { hasReport } from '../../model/health/report.ts';
import { sitePatterns } from '../../model/settings/match-pattern.ts';
import { Option } from '../kit/option.tsx';
import { Switch } from '../kit/switch.tsx';
import { reportUrl } from '../shell/page-url.ts';
import { countSite } from '../shell/site-access.ts';
import type { SiteEntry } from '../sources/settings/reading.ts';
import type { SectionProps } from './section.tsx';

/** A switch, or a button that has the browser ask where a site of the install was blocked. */
export function SiteRow({ site, reading, words, client }: SectionProps & { site: SiteEntry }) {
  const { sitesSection } = words;
  const isBlocked = !site.allowed && !site.optional;
  const isUnsure = mayMiss(site.trouble);
  return (
    <li data-site={site.id}>
      <Option
        name={
          <>
            {labelOf(site, words)} {isUnsure && <span class="chip warn">{sitesSection.mayMiss}</span>}
            {isBlocked && <span class="chip warn">{sitesSection.blocked}</span>}
          </>
        }
        more={<About site={site} now={reading.now} words={words} />}
      >
        {isBlocked ? (
          <button class="btn" type="button" onClick={() => void client.allow(sitePatterns(site))}>
            {sitesSection.allow(labelOf(site, words))}
          </button>
        ) : (
          <Switch
            label={words.countSite(labelOf(site, words))}
            on={site.counted}
            onChange={(on) => void countSite(client, reading, site, on)}
          />
        )}
      </Option>
    </li>
  );
}

function About({ site, now, words }: { site: SiteEntry; now: number; words: OptionsWords }) {
  const { sitesSection, siteLists } = words;
  const limits = site.limits.map((limit) => siteLists.limits[limit] ?? limit).join(', ');
  const unknown = site.health?.unknownModels ?? [];
  const unprovenAt = site.health?.lastUnprovenAt;
  return (
    <>
      {[site.hosts[0], ...stateOf(site, now, words)].join(', ')}
      {limits && <> · {siteLists.limitsOf(limits)}</>}
      {unknown.length > 0 && <> · {sitesSection.unknownModels(listOf(unknown, words))}</>}
      {unprovenAt !== undefined && <> · {sitesSection.unproven(moment(unprovenAt, dayOf(now), words))}</>}
      {site.health && hasReport(site.health) && (
        <>
          {' '}
          <a href={reportUrl(site.id)}>{sitesSection.report}</a>
        </>
      )}
    </>
  );
}

function stateOf(site: SiteEntry, now: number, words: OptionsWords): string[] {
  const { sitesSection } = words;
  if (!site.allowed && site.optional) return [sitesSection.asks];
  const lastSeenAt = site.health?.lastSeenAt ?? null;
  const seen =
    lastSeenAt === null
      ? sitesSection.notSeen
      : sitesSection.lastCounted(moment(lastSeenAt, dayOf(now), words));
  const { trouble } = site;
  if (!trouble || !mayMiss(trouble)) return [seen];
  return [seen, sitesSection.changedSince(longDate(dayOf(trouble.since), words, dayOf(now)))];
}
