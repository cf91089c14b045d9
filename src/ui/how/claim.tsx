/** What one web search is taken to be, and the founding claim beside what this person's own requests come to. */
import { rangeText, searchesText } from '../../i18n/amounts.ts';
import { SEARCH_BASELINES, searchEquivalents } from '../../model/footprint/search.ts';
import type { Range } from '../../model/usage/usage.ts';
import { Yardstick } from '../shell/yardstick.tsx';
import type { ExplainedProps } from './view.ts';

const [GOOGLE_2009, MODERN] = SEARCH_BASELINES;

/** In searches of 2009 and of now: the request, or an average text request; the quote alone without one. */
export function Claim({ reading, words, totals }: ExplainedProps) {
  const isRequest = reading.subject.of === 'request';
  const energyWh = isRequest ? totals.footprint.energyWh : reading.plainTextWh;
  const searches = (baseline: (typeof SEARCH_BASELINES)[number], range: Range): [string, string] => {
    const found = searchEquivalents(range, baseline);
    return [searchesText(found, words), rangeText(found, 'searches', words)];
  };
  const ours = isRequest ? words.claimOfRequest : words.claimOfText;
  return (
    <>
      <div class="sec" id="searches">
        <Yardstick energyWh={totals.footprint.energyWh} settings={reading.settings} words={words} isHome />
      </div>
      <section class="pan sunk sec">
        <h2 class="h3">{words.claimTitle}</h2>
        <p>
          {words.claim}
          {energyWh && (
            <>
              {' '}
              {ours(...searches(GOOGLE_2009, energyWh))} {words.claimModern(...searches(MODERN, energyWh))}
            </>
          )}
        </p>
      </section>
    </>
  );
}
