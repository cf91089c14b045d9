/** Every yardstick of a web search: whose figure it is, what it is worth, and what a reading comes to under it. */
import { exactly } from '../../model/footprint/range.ts';
import './yardstick.css';
import { amountText, rangeText, searchesText } from '../../i18n/amounts.ts';
import { yardstickWords } from '../../i18n/pages/yardstick.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import type { YardstickWords } from '../../i18n/words/yardstick.ts';
import {
  SEARCH_BASELINES,
  type SearchBaseline,
  type SearchBaselineId,
  searchEquivalents,
} from '../../model/footprint/search.ts';
import { SEARCH_SOURCES } from '../../model/footprint/search-sources.ts';
import type { Settings } from '../../model/settings/settings.ts';
import type { Range } from '../../model/usage/usage.ts';
import { pageUrl } from './page-url.ts';
import { Spoken } from './spoken.tsx';

/** The energy that a reading is of. */
export interface YardstickProps {
  energyWh: Readonly<Range>;
  settings: Settings;
  words: CommonWords;
  /** On the page that the claim stands on: no way leads to it. */
  isHome?: boolean;
}

/** Empty until its words came. */
export function Yardstick(props: YardstickProps) {
  return <Spoken words={yardstickWords}>{(said) => <Yardsticks said={said} {...props} />}</Spoken>;
}

function Yardsticks({ isHome = false, said, ...props }: YardstickProps & { said: YardstickWords }) {
  return (
    <section class="yardstick" aria-labelledby="yardstick-title">
      <h2 class="h3" id="yardstick-title">
        {said.title}
      </h2>
      <p class="q">{said.more}</p>
      <ul>
        {SEARCH_BASELINES.map((baseline) => (
          <Baseline key={baseline.id} baseline={baseline} said={said} {...props} />
        ))}
      </ul>
      <p class="ways">
        <Way href={`${pageUrl('options')}#estimation`} text={said.choose} />
        {!isHome && <Way href={`${pageUrl('how')}#searches`} text={said.claim} />}
      </p>
    </section>
  );
}

interface BaselineProps extends YardstickProps {
  baseline: SearchBaseline & { id: SearchBaselineId };
  said: YardstickWords;
}

function Baseline({ baseline, said, energyWh, settings, words }: BaselineProps) {
  const each = baseline.energyWh;
  const searches = searchEquivalents(energyWh, baseline);
  const { name, by, at, trust } = said.baselines[baseline.id];
  return (
    <li data-baseline={baseline.id}>
      <h3>
        {name} <span class="each">{said.each(amountText(exactly(each), 'energy', words))}</span>
        {baseline.id === settings.searchBaseline && <span class="chip plain">{said.inUse}</span>}
      </h3>
      <p class="shown">{said.shown(searchesText(searches, words), rangeText(searches, 'searches', words))}</p>
      <p class="q">
        {by} <Publication id={baseline.id} />
        {at} {trust}
      </p>
    </li>
  );
}

function Publication({ id }: { id: SearchBaselineId }) {
  const { url, title } = SEARCH_SOURCES[id];
  if (url === null) return null;
  return (
    <a href={url} target="_blank" rel="noreferrer" lang="en">
      {title}
    </a>
  );
}

function Way({ href, text }: { href: string; text: string }) {
  return (
    <a class="lk" href={href} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
