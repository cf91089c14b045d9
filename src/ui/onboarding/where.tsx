/** The sites: those that are on from the start, and those that are one click each. */

import { Switch } from '../kit/switch.tsx';
import { countSite } from '../shell/site-access.ts';
import type { SiteEntry } from '../sources/settings/reading.ts';
import type { OnboardingProps } from './props.ts';

/** A switch for each site; the browser asks where one is not allowed yet. */
export function Where(props: OnboardingProps) {
  const { reading, words } = props;
  return (
    <section class="sec">
      <h2 class="h2">{words.where}</h2>
      <p class="q">{words.whereMore}</p>
      <Grid {...props} sites={reading.sites.filter(({ optional }) => !optional)} />
      <h3 class="h3">{words.optional}</h3>
      <p class="q">{words.optionalMore}</p>
      <Grid {...props} sites={reading.sites.filter(({ optional }) => optional)} />
    </section>
  );
}

function Grid({ sites, reading, words, source }: OnboardingProps & { sites: readonly SiteEntry[] }) {
  return (
    <ul class="grid">
      {sites.map((site) => (
        <li key={site.id} data-site={site.id}>
          <span>{site.label}</span>
          <Switch
            label={words.countSite(site.label)}
            on={site.counted}
            onChange={(on) => void countSite(source, reading, site, on)}
          />
        </li>
      ))}
    </ul>
  );
}
