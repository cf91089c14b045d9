/** Which days, and what of them. */
import { useEffect, useState } from 'preact/hooks';
import { MEASURES } from '../../model/summaries/history.ts';
import { type AskedSpan, NAMED_SPANS, type Period, SPANS } from '../../model/summaries/period.ts';
import { Icon, type IconName } from '../kit/icons.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { Status } from '../kit/status.tsx';
import { DevicesShown } from '../shell/devices-shown.tsx';
import { ASKABLE, type SpanName, spanName, wrongDays } from './query.ts';
import type { ViewProps } from './view.ts';

/** Two rows of choices, days and measure; each choice is asked for at once. */
export function Controls(view: ViewProps) {
  const { reading, words, source } = view;
  const { span, measure } = reading.query;
  const { previous, next } = reading.beside;
  const named = spanName(span);
  return (
    <div class="controls">
      <div class="row">
        <Segmented<SpanName | ''>
          legend={words.period}
          value={named ?? ''}
          choices={SPANS.flatMap((known) => choiceOf(spanName(known), words))}
          onChange={(name) => {
            const asked = SPANS.find((known) => spanName(known) === name);
            if (asked !== undefined) source.ask({ span: asked });
          }}
        />
        <Calendar {...view} />
        <div class="beside">
          <Beside to={previous} icon="back" label={words.previousPeriod} {...view} />
          <Beside to={next} icon="forward" label={words.nextPeriod} {...view} />
        </div>
      </div>
      <Segmented
        legend={words.measure}
        value={measure}
        choices={MEASURES.map((value) => ({ value, text: words.measures[value] }))}
        onChange={(asked) => source.ask({ measure: asked })}
      />
      <DevicesShown
        words={words}
        value={reading.settings.devices}
        hasOthers={reading.hasOthers}
        onChange={source.showDevices}
      />
      {isOwn(span) && <Dates {...view} />}
    </div>
  );
}

function choiceOf(name: SpanName | null, words: ViewProps['words']) {
  return name === null ? [] : [{ value: name, text: words.spans[name] }];
}

const DATES = 'dates';

/** A day, a week, a month, or days of one's own: one click each. */
function Calendar({ reading, words, source }: ViewProps) {
  const { span } = reading.query;
  const named = NAMED_SPANS.find((known) => known === span);
  return (
    <Segmented
      legend={words.calendar}
      value={isOwn(span) ? DATES : (named ?? '')}
      choices={[
        ...NAMED_SPANS.map((value) => ({ value, text: words.spans[value] })),
        { value: DATES, text: words.ownDates },
      ]}
      onChange={(chosen) => {
        const asked = NAMED_SPANS.find((known) => known === chosen);
        source.ask({ span: asked ?? reading.history.period });
      }}
    />
  );
}

/** Days that have no name. */
function isOwn(span: AskedSpan): span is Period {
  return typeof span === 'object' && span !== null;
}

interface BesideProps extends ViewProps {
  to: ViewProps['reading']['beside']['next'];
  icon: IconName;
  label: string;
}

/** Where there is nothing to see, the button stays in its place and says so. */
function Beside({ to, icon, label, source }: BesideProps) {
  return (
    <button
      class="ib"
      type="button"
      aria-label={label}
      title={label}
      disabled={to === null}
      onClick={() => to && source.ask({ span: to })}
    >
      <Icon name={icon} />
    </button>
  );
}

/** Two days; those that can't be asked for stay as they were typed, and it is said why nothing changes. */
function Dates({ reading, words, source }: ViewProps) {
  const { period } = reading.history;
  const [typed, setTyped] = useState<Period>(period);
  useEffect(() => setTyped(period), [period.from, period.to]);
  const wrong = wrongDays(typed);
  const type = (change: Partial<Period>): void => {
    const span = { ...typed, ...change };
    setTyped(span);
    if (wrongDays(span) === null) source.ask({ span });
  };
  const fieldOf = (end: keyof Period, text: string) => (
    <label>
      {text}
      <input
        class="field"
        type="date"
        value={typed[end]}
        min={ASKABLE.from}
        max={ASKABLE.to}
        aria-invalid={wrong !== null}
        onChange={({ currentTarget }) => type({ [end]: currentTarget.value })}
      />
    </label>
  );
  return (
    <div class="row dates">
      {fieldOf('from', words.firstOfDates)}
      {fieldOf('to', words.lastOfDates)}
      <Status inPlace>{wrong !== null && <p>{words.wrongDates[wrong]}</p>}</Status>
    </div>
  );
}
