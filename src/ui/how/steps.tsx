/** The formula of one request, step by step: the expression, its result, and every value with what it rests on. */

import { amountText, rangeText, searchesText } from '../../i18n/amounts.ts';
import { capital } from '../../i18n/capital.ts';
import { formatFactor, type Measure, withUnit } from '../../i18n/format.ts';
import { quotedLang, saidIn } from '../../i18n/said-in.ts';
import type { HowWords } from '../../i18n/words/how.ts';
import { dayOf } from '../../model/calendar/day.ts';
import type { Step, StepId, Value } from '../../model/footprint/explain-values.ts';
import { saidOf } from '../../model/footprint/sources.ts';
import { basisOf, isOfRequest, linkOf, symbolGroupOf } from '../../model/footprint/value-basis.ts';
import type { Range } from '../../model/usage/usage.ts';
import { Table } from '../kit/table.tsx';
import { requestText } from '../shell/about.ts';
import { equationsOf, symbolIn } from './formula.ts';
import { Formula, type ValueFor } from './math.tsx';
import { plainText, valuesOf } from './plain-words.ts';
import type { ExplainedProps } from './view.ts';

/** Of the request, or of the heaviest as an example; nothing where there is none. */
export function Steps({ reading, words }: ExplainedProps) {
  const { example, subject, siteNames } = reading;
  if (!example || example.steps.length === 0) return null;
  return (
    <section class="sec">
      <h2 class="h2">{words.stepsTitle}</h2>
      {subject.of !== 'request' && (
        <p class="q sm">
          {words.stepsOfHeaviest(requestText(example.request, siteNames, words, dayOf(reading.now)))}
        </p>
      )}
      <p class="plain-words">{plainText(example.steps, words)}</p>
      <ol class="steps">
        {example.steps.map((step, index) => (
          <StepRow
            key={`${step.id} ${index}`}
            step={step}
            valueFor={valuesOf(step, example.steps.slice(0, index), words)}
            words={words}
          />
        ))}
      </ol>
    </section>
  );
}

interface StepRowProps {
  step: Step;
  valueFor: ValueFor;
  words: HowWords;
}

function StepRow({ step, valueFor, words }: StepRowProps) {
  const { id, expression, values, result } = step;
  const { title, more } = words.steps[id];
  const bases = [...new Set(values.map(({ source }) => basisOf(source)))];
  return (
    <li data-step={id}>
      <div class="step">
        <div>
          <h3>{title}</h3>
          <p class="q sm">{capital(more, words)}</p>
        </div>
        <p class="result">
          <b>{resultText(id, result.value, words)}</b>
          {typeof result.value !== 'number' && (
            <span class="rng"> {rangeText(result.value, measureOf(id), words)}</span>
          )}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by keyboard. */}
      <section class="scroll" tabIndex={0} aria-label={words.formulaOf(title)}>
        {equationsOf(expression).map((equation) => (
          <Formula
            key={equation.symbol}
            equation={equation}
            valueFor={valueFor}
            nameFor={(symbol) => symbolIn(symbol, words.symbolWords)}
          />
        ))}
      </section>
      <p class="formula">
        {bases.map((basis) => (
          <span key={basis} class="chip plain">
            {words.bases[basis]}
          </span>
        ))}
      </p>
      {values.length > 0 && (
        <details>
          <summary>{words.values}</summary>
          <Values step={step} words={words} />
        </details>
      )}
    </li>
  );
}

const MEASURES: Readonly<Partial<Record<StepId, Measure>>> = {
  searches: 'searches',
  'carbon-of-use': 'gwp',
  'carbon-of-hardware': 'gwp',
  'water-on-site': 'water',
  'water-off-site': 'water',
};

function measureOf(id: StepId): Measure {
  return MEASURES[id] ?? 'energy';
}

/** An estimate as everywhere else; a factor or a count with the unit the words give it. */
function resultText(id: StepId, value: number | Range, words: HowWords): string {
  if (id === 'searches' && typeof value !== 'number') return searchesText(value, words);
  if (typeof value !== 'number') return amountText(value, measureOf(id), words);
  const { unit = '' } = words.steps[id];
  return withUnit(formatFactor(value, words.numbers), unit, words.numbers);
}

function Values({ step, words }: { step: Step; words: HowWords }) {
  const symbols = words.symbols[symbolGroupOf(step.id)];
  return (
    <div class="fold">
      <Table
        caption={`${words.steps[step.id].title}, ${words.values}`}
        captionHidden
        class="values"
        columns={[
          { name: words.symbol },
          { name: words.stands },
          { name: words.value, numeric: true },
          { name: words.basis },
          { name: words.source },
        ]}
        rows={step.values.map((item) => ({
          key: item.symbol,
          head: <code>{symbolIn(item.symbol, words.symbolWords)}</code>,
          cells: [
            symbols[item.symbol],
            valueText(item, words),
            words.bases[basisOf(item.source)],
            <SourceText key="source" item={item} words={words} />,
          ],
        }))}
      />
    </div>
  );
}

function valueText({ value }: Value, words: HowWords): string {
  const factor = (number: number): string => formatFactor(number, words.numbers);
  if (typeof value === 'number') return factor(value);
  return `${factor(value.central)} (${words.numbers.range(factor(value.low), factor(value.high))})`;
}

/** Names are quoted as they are written; what is said of them is in the person's language. */
function SourceText({ item: { source, year }, words }: { item: Value; words: HowWords }) {
  const basis = basisOf(source);
  if (isOfRequest(basis)) return <>{words.requestSources[basis]}</>;
  const link = linkOf(source);
  const said = saidOf(source);
  const text = `${saidIn(said, words)} (${year})`;
  return (
    <span class="sm src" lang={quotedLang(said)}>
      {link === null ? (
        text
      ) : (
        <a href={link} target="_blank" rel="noreferrer">
          {text}
        </a>
      )}
    </span>
  );
}
