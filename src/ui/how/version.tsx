/** What is left out, which models and which factors were taken, how old they are, and what changed in them. */
import { capital } from '../../i18n/capital.ts';
import { dayAndMonth, listOf, WITH_YEAR } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { quotedLang, saidIn } from '../../i18n/said-in.ts';
import type { HowWords } from '../../i18n/words/how.ts';
import { changesIn, FACTOR_RELEASES } from '../../model/footprint/changelog.ts';
import type { Step } from '../../model/footprint/explain-values.ts';
import { factorSetAgeDays } from '../../model/footprint/factor-set.ts';
import { isOutdated } from '../../model/footprint/reestimate.ts';
import { citationsOf, type Publication } from '../../model/footprint/sources.ts';
import { ownValues } from '../../model/footprint/value-basis.ts';
import { Table } from '../kit/table.tsx';
import { pageUrl } from '../shell/page-url.ts';
import type { ViewProps } from './view.ts';

/** Stands even where nothing was counted; the sources are those of the steps shown. */
export function Version(view: ViewProps) {
  const { reading, words } = view;
  const { explanation } = reading;
  return (
    <>
      <div class="two sec">
        <section>
          <h2 class="h3">{words.leftOutTitle}</h2>
          <ul class="left-out">
            {explanation.notCounted.map((what) => (
              <li key={what}>{words.leftOut[what]}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2 class="h3">{words.versionTitle}</h2>
          {versionNotes(view).map((note) => (
            <p key={note} class="q">
              {note}
            </p>
          ))}
          <a class="lk" href={pageUrl('dashboard')}>
            {words.dashboardLink}
          </a>
        </section>
      </div>
      {reading.models.length > 0 && <Models {...view} />}
      {reading.example && <Sources steps={reading.example.steps} words={words} />}
      <section class="sec">
        <details>
          <summary>{words.changelogTitle}</summary>
          <Changelog {...view} />
        </details>
      </section>
    </>
  );
}

function versionNotes({ reading, words }: ViewProps): string[] {
  const { explanation, factors, now, models, example, subject } = reading;
  const unknown = models.flatMap(({ slug, known }) => (known || slug === null ? [] : [slug]));
  const { id } = explanation.factorSet;
  const count = (value: number): string => formatCount(value, words.numbers);
  const age = factorSetAgeDays(now);
  const tag = subject.of === 'request' ? example?.request.factors : undefined;
  return [
    words.factorAge(id, age, count(age)),
    ...(tag !== undefined && isOutdated(tag) ? [words.oldSet(tag.split('/')[0] ?? tag)] : []),
    ...(factors.approximateDays > 0
      ? [words.approximate(factors.approximateDays, count(factors.approximateDays))]
      : []),
    ...(subject.of !== 'request' && factors.oldDays > 0
      ? [words.frozen(factors.oldDays, count(factors.oldDays))]
      : []),
    ...(factors.mixed ? [words.mixedFactors] : []),
    ...(unknown.length > 0 ? [words.unknownModels(listOf(unknown, words))] : []),
  ];
}

function Models({ reading, words }: ViewProps) {
  return (
    <section class="sec">
      <div class="fold">
        <Table
          caption={words.modelsTitle}
          columns={[
            { name: words.model },
            { name: words.takenAs },
            { name: words.known },
            { name: words.measures.requests, numeric: true },
          ]}
          rows={reading.models.map(({ slug, family, confidence, requests }, index) => ({
            key: `${slug} ${index}`,
            head: slug === null ? capital(words.noModel, words) : <span class="slug">{slug}</span>,
            cells: [family, words.confidence[confidence], formatCount(requests, words.numbers)],
          }))}
        />
      </div>
    </section>
  );
}

/** Each publication that the steps rest on, once, in the order of the steps; then how many values are our own. */
function Sources({ steps, words }: { steps: readonly Step[]; words: HowWords }) {
  const sources = [...new Set(steps.flatMap(({ values }) => values.map(({ source }) => source)))];
  const cited = new Map(sources.flatMap(citationsOf).map((publication) => [publication.id, publication]));
  const own = ownValues(steps);
  return (
    <section class="sec">
      <h2 class="h3">{words.sourcesTitle}</h2>
      <ul class="sources">
        {[...cited.values()].map((publication) => (
          <Citation key={publication.id} words={words} {...publication} />
        ))}
      </ul>
      {own > 0 && <p class="q">{words.ownValues(own, formatCount(own, words.numbers))}</p>}
    </section>
  );
}

/** Titles and publishers are quoted as they are written; all that is said of them is in the person's language. */
function Citation({ title, publisher, year, url, taken, boundary, licence, check, words }: CitationProps) {
  const { cited } = words;
  return (
    <li>
      <a href={url} target="_blank" rel="noreferrer" lang={quotedLang(title)}>
        {saidIn(title, words)}
      </a>
      , <span lang={quotedLang(publisher)}>{saidIn(publisher, words)}</span>, {year}. {cited.checks[check]}
      <p class="q sm">
        {cited.taken} {saidIn(taken, words)}. {cited.covers} {saidIn(boundary, words)}. {cited.licence}{' '}
        {saidIn(licence, words)}.
      </p>
    </li>
  );
}

interface CitationProps extends Publication {
  words: HowWords;
}

function Changelog({ words }: ViewProps) {
  const [what, before, now, why] = words.changelogColumns;
  return (
    <div class="fold">
      {FACTOR_RELEASES.map((release) => (
        <Table
          key={release.id}
          caption={words.changelogSet(release.id, dayAndMonth(release.date, words, WITH_YEAR))}
          columns={[{ name: what }, { name: before }, { name: now }, { name: why }]}
          rows={changesIn(release, words.numbers.locale).map(([head, ...cells]) => ({
            key: head,
            head: capital(words.typeset(head), words),
            cells: cells.map(words.typeset),
          }))}
        />
      ))}
    </div>
  );
}
