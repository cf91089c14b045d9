/** Just installed: what will be counted, and how to read a range. The example is marked as one. */

import { formatCount } from '../../i18n/format.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import type { Range } from '../../model/usage/usage.ts';
import { Ride } from '../kit/ride.tsx';
import { Say } from '../kit/say.tsx';
import { historyUrl, pageUrl } from '../shell/page-url.ts';
import type { SiteLabel } from '../sources/today/reading.ts';
import { rideOf } from './figures.tsx';
import { PageLink } from './frame.tsx';
import { canName, namesOf } from './view.ts';

const EXAMPLE_REQUESTS = 23;
const EXAMPLE_SEARCHES: Range = { low: 10, central: 30, high: 110 };

/** More would be a list to choose from, not a suggestion. */
const MOST_SITES_TO_OPEN = 3;

/** Names the sites that count, or their number where they are many, and links to the first. */
export function FirstRun({ sites, words }: { sites: readonly SiteLabel[]; words: PopupWords }) {
  const count = formatCount(sites.length, words.numbers);
  return (
    <div class="plain">
      <h1>{words.ready}</h1>
      <p class="q">{canName(sites) ? words.readyMore(namesOf(sites, words)) : words.readyMany(count)}</p>
      <section class="example" aria-label={words.example}>
        <p class="row">
          <span class="chip">{words.example}</span>
          <span class="xs q">{words.exampleCaption(formatCount(EXAMPLE_REQUESTS, words.numbers))}</span>
        </p>
        <Ride {...rideOf(EXAMPLE_SEARCHES, words)} middle={words.alwaysShown} />
      </section>
      <Say text={words.rangeTitle} />
      <p class="q">{words.rangeMore}</p>
      <p class="q">{words.reloadTab}</p>
      <ul class="sites" aria-label={words.openSite}>
        {sites.slice(0, MOST_SITES_TO_OPEN).map(({ id, label, host }) => (
          <li key={id}>
            <a class="btn" href={`https://${host}/`} target="_blank" rel="noreferrer">
              {label}
            </a>
          </li>
        ))}
        <li>
          <PageLink href={historyUrl()}>{words.bringHistory}</PageLink>
        </li>
        <li>
          <PageLink href={`${pageUrl('options')}#sites`}>{words.whatIsCounted}</PageLink>
        </li>
      </ul>
    </div>
  );
}
