/** The sites, folded to their number: those that are on from the start, and those that are one click each. */

import { useState } from 'preact/hooks';
import { formatCount } from '../../i18n/format.ts';
import { labelOf } from '../../i18n/site-name.ts';
import { Switch } from '../kit/switch.tsx';
import { countSite } from '../shell/site-access.ts';
import type { SiteEntry } from '../sources/settings/reading.ts';
import type { OnboardingProps } from './props.ts';

/** A switch for each site, with its known limits; the browser asks where one is not allowed yet. */
export function Where(props: OnboardingProps) {
  const { reading, words } = props;
  const { siteLists } = words;
  // As the page opened: a site that is switched stays where the person found it.
  const [first] = useState(
    () => new Set(reading.sites.filter(({ optional }) => !optional).map(({ id }) => id)),
  );
  const isFirst = ({ id }: SiteEntry) => first.has(id);
  return (
    <section class="sec">
      <h2 class="h2">{words.where}</h2>
      <Folded {...props} sites={reading.sites.filter(isFirst)} title={siteLists.on} more={words.whereMore} />
      <Folded
        {...props}
        sites={reading.sites.filter((site) => !isFirst(site))}
        title={siteLists.off}
        more={words.optionalMore}
      />
    </section>
  );
}

interface FoldedProps extends OnboardingProps {
  sites: readonly SiteEntry[];
  title: (count: number, text: string) => string;
  more: string;
}

function Folded({ sites, title, more, reading, words, source }: FoldedProps) {
  const { limits, limitsOf } = words.siteLists;
  return (
    <details class="fold">
      <summary>{title(sites.length, formatCount(sites.length, words.numbers))}</summary>
      <p class="q">{more}</p>
      <ul class="grid">
        {sites.map((site) => (
          <li key={site.id} data-site={site.id}>
            <span>
              {labelOf(site, words)}
              {site.limits.length > 0 && (
                <span class="q sm">
                  {limitsOf(site.limits.map((limit) => limits[limit] ?? limit).join(', '))}
                </span>
              )}
            </span>
            <Switch
              label={words.countSite(labelOf(site, words))}
              on={site.counted}
              onChange={(on) => void countSite(source, reading, site, on)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
