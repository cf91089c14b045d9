/** Whether sites count: one harmless prompt, and what became of it, live. */

import { moment } from '../../i18n/dates.ts';
import { formatCount, formatEstimate, withUnit } from '../../i18n/format.ts';
import { labelOf } from '../../i18n/site-name.ts';
import type { CheckWords } from '../../i18n/words/check.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { ConsentNote } from '../shell/consent-note.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { reportUrl } from '../shell/page-url.ts';
import { type CheckedSite, type CheckReading, checkedSites, type LastRequest } from './reading.ts';

/** What was read, and the words to say it in. */
export interface CheckProps {
  reading: CheckReading;
  words: CheckWords;
}

/** Steps, the prompt to send, and a row for each site that counts, with its last request of today. */
export function Check({ reading, words }: CheckProps) {
  return (
    <PageFrame words={words} current={null} width="mid">
      <main>
        <h1 class="h1">{words.title}</h1>
        <p class="lead">{words.intro}</p>
        <ConsentNote settings={reading.settings} words={words} level={2} />
        <ol class="steps" aria-label={words.stepsLabel}>
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p class="prompt">{words.prompt}</p>
        <Sites reading={reading} words={words} />
        <section class="sec">
          <h2 class="h3">{words.trouble}</h2>
          <ul class="help">
            {words.troubleMore.map((help) => (
              <li key={help}>{help}</li>
            ))}
          </ul>
        </section>
      </main>
    </PageFrame>
  );
}

function Sites({ reading, words }: CheckProps) {
  const today = dayOf(reading.now);
  return (
    <table class="checks">
      <caption class="h3">{words.tableCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.site}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.lastSeen}</th>
          <th scope="col">{words.itsNumbers}</th>
        </tr>
      </thead>
      <tbody>
        {checkedSites(reading).map((site) => (
          <tr key={site.id} data-site={site.id} data-state={site.state}>
            <th scope="row">
              <a
                href={site.url}
                target="_blank"
                rel="noreferrer"
                aria-label={words.open(labelOf(site, words))}
              >
                {labelOf(site, words)}
              </a>
            </th>
            <td>
              <State site={site} words={words} />
            </td>
            <td>{site.lastSeenAt === null ? words.notSeen : moment(site.lastSeenAt, today, words)}</td>
            <td>{site.lastRequest && numbersText(site.lastRequest, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const CHIPS = { waiting: 'plain', answering: 'plain', counted: '', misunderstood: 'warn' } as const;

function State({ site, words }: { site: CheckedSite; words: CheckWords }) {
  return (
    <>
      <span class={`chip ${CHIPS[site.state]}`}>{words.states[site.state]}</span>
      {site.state === 'misunderstood' && (
        <a class="lk" href={reportUrl(site.id)}>
          {words.report}
        </a>
      )}
    </>
  );
}

/** Exact counts, then the energy with its range. */
function numbersText(
  { inputTokens, outputTokens, media, footprint }: LastRequest,
  words: CheckWords,
): string {
  const { numbers } = words;
  const made = media.reduce((sum, { count }) => sum + count, 0);
  const energy = formatEstimate(footprint.energyWh, 'energy', numbers);
  return [
    words.tokens(
      inputTokens,
      formatCount(inputTokens, numbers),
      outputTokens,
      formatCount(outputTokens, numbers),
    ),
    ...(made > 0 ? [words.media(made, formatCount(made, numbers))] : []),
    `${energy.under ? `${words.under} ` : ''}${withUnit(energy.central, energy.unit, numbers)} (${energy.range})`,
  ].join(', ');
}
