/** An export file is read in: what was taken, and what was not, row by row. */

import { useState } from 'preact/hooks';
import { capital } from '../../i18n/capital.ts';
import { shortDate, WITH_YEAR } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';
import { Ask } from '../kit/ask.tsx';
import { Option } from '../kit/option.tsx';
import { Status } from '../kit/status.tsx';
import { Tick } from '../kit/tick.tsx';
import type {
  ImportOutcome,
  ImportProgress,
  ImportQuestion,
  ImportWishes,
} from '../sources/settings/reading.ts';
import type { SectionProps } from './section.tsx';

/** More would not be read. */
const MOST_LISTED = 20;

/** What is asked, and the answer's way back. */
interface Asked {
  readonly question: ImportQuestion;
  readonly answer: (yes: boolean) => void;
}

/** Takes a JSON export; its settings, and what was deleted, only where their boxes are ticked. */
export function Import({ words, client }: SectionProps) {
  const { data } = words;
  const [wishes, setWishes] = useState<ImportWishes>({ withSettings: false, restores: false });
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [cancelling, setCancelling] = useState(new AbortController());
  const ask = (question: ImportQuestion): Promise<boolean> =>
    new Promise((resolve) => setAsked({ question, answer: resolve })).then((yes) => {
      setAsked(null);
      return yes === true;
    });
  const take = async (file: File): Promise<void> => {
    const controller = new AbortController();
    setCancelling(controller);
    setOutcome(null);
    setOutcome(
      await client.importFile(file, wishes, { told: setProgress, ask, cancelled: controller.signal }),
    );
    setProgress(null);
  };
  return (
    <>
      <Option name={data.import.name} more={data.import.more}>
        <span class="actions">
          <Tick text={data.importSettings} set={(withSettings) => setWishes({ ...wishes, withSettings })} />
          <Tick text={data.importDeleted} set={(restores) => setWishes({ ...wishes, restores })} />
          <FileButton text={data.chooseFile} take={take} />
        </span>
      </Option>
      <Status>
        {asked && <Question asked={asked} words={words} />}
        {!asked && progress && (
          <Progress progress={progress} words={words} cancel={() => cancelling.abort()} />
        )}
        {outcome && <Outcome outcome={outcome} words={words} />}
      </Status>
    </>
  );
}

function Question({ asked: { question, answer }, words }: { asked: Asked; words: OptionsWords }) {
  const { data } = words;
  const count = formatCount(question.requests, words.numbers);
  const text =
    question.of === 'strangers'
      ? data.askStrangers(
          question.requests,
          count,
          shortDate(question.from, words, WITH_YEAR),
          shortDate(question.to, words, WITH_YEAR),
        )
      : data.askDeleted(question.requests, count);
  const { yes, no } = data.importAnswers[question.of];
  return <Ask question={text} yes={yes} no={no} onYes={() => answer(true)} onNo={() => answer(false)} />;
}

interface ProgressProps {
  progress: ImportProgress;
  words: OptionsWords;
  cancel: () => void;
}

/** What is being taken in is taken in whole: until then it can be cancelled. */
function Progress({ progress, words, cancel }: ProgressProps) {
  const { data, numbers } = words;
  const rows = formatCount(progress.rows, numbers);
  if (progress.of === 'taking') return <p>{data.importing(rows, formatCount(progress.total, numbers))}</p>;
  return (
    <>
      <p>{data.readingFile(progress.rows, rows)}</p>
      <button class="btn" type="button" onClick={cancel}>
        {data.cancelImport}
      </button>
    </>
  );
}

function FileButton({ text, take }: { text: string; take: (file: File) => Promise<void> }) {
  const onChange = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (file) await take(file);
    // The same file may be chosen again.
    input.value = '';
  };
  return (
    <label class="btn file">
      {text}
      <input
        type="file"
        accept="application/json,.json"
        onChange={({ currentTarget }) => void onChange(currentTarget)}
      />
    </label>
  );
}

function Outcome({ outcome, words }: { outcome: ImportOutcome; words: OptionsWords }) {
  const { data, numbers } = words;
  if (outcome.result !== 'taken') return <p>{data.notImported[outcome.result]}</p>;
  const { taken, stayDeleted, rejected, settingsTaken, isCopied } = outcome;
  return (
    <div>
      <p>
        {data.imported(
          taken.requests,
          formatCount(taken.requests, numbers),
          taken.days,
          formatCount(taken.days, numbers),
        )}
        {settingsTaken && ` ${data.settingsTaken}`}
      </p>
      {stayDeleted.requests + stayDeleted.days > 0 && (
        <p>
          {data.stayDeleted(
            stayDeleted.requests,
            formatCount(stayDeleted.requests, numbers),
            stayDeleted.days,
            formatCount(stayDeleted.days, numbers),
          )}
        </p>
      )}
      {isCopied && <p>{data.copied}</p>}
      {rejected.length > 0 && (
        <>
          <p>{data.rejected(rejected.length, formatCount(rejected.length, numbers))}</p>
          <ul class="q sm">
            {rejected.slice(0, MOST_LISTED).map(({ table, row }) => (
              <li key={`${table} ${row}`}>
                {capital(data.rejectedRow(data.tables[table], formatCount(row, numbers)), words)}
              </li>
            ))}
            {rejected.length > MOST_LISTED && <li>…</li>}
          </ul>
        </>
      )}
    </div>
  );
}
