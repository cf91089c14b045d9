/** Just installed: what will be counted, and how to read a range. The example is marked as one. */

import { formatCount } from '../../i18n/format.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import { EXAMPLE } from '../../model/summaries/example.ts';
import { Ride } from '../kit/ride.tsx';
import { Say } from '../kit/say.tsx';
import { historyUrl, pageUrl } from '../shell/page-url.ts';
import type { SiteLabel } from '../sources/today/reading.ts';
import type { Aside } from './aside.tsx';
import { rideOf } from './figures.tsx';
import { PageLink } from './frame.tsx';
import { canName, namesOf } from './names.ts';

/** More would be a list to choose from, not a suggestion. */
const MOST_SITES_TO_OPEN = 3;

interface FirstRunProps {
  sites: readonly SiteLabel[];
  words: PopupWords;
}

/** Names the sites that count, or their number where they are many, and links to the first. */
export function FirstRun({ sites, words, aside }: FirstRunProps & Aside) {
  const count = formatCount(sites.length, words.numbers);
  return (
    <div class="plain">
      <h1>{aside.ready}</h1>
      <p class="q">{canName(sites) ? aside.readyMore(namesOf(sites, words)) : aside.readyMany(count)}</p>
      <section class="example" aria-label={aside.example}>
        <p class="row">
          <span class="chip">{aside.example}</span>
          <span class="xs q">{aside.exampleCaption(formatCount(EXAMPLE.requests, words.numbers))}</span>
        </p>
        <Ride {...rideOf(EXAMPLE.searches, words)} middle={aside.alwaysShown} />
      </section>
      <Say text={aside.rangeTitle} />
      <p class="q">{aside.rangeMore}</p>
      <p class="q">{aside.reloadTab}</p>
      <ul class="sites" aria-label={aside.openSite}>
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
          <PageLink href={`${pageUrl('options')}#sites`}>{aside.whatIsCounted}</PageLink>
        </li>
      </ul>
    </div>
  );
}
