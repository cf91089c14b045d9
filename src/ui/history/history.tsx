/** Bring your history: files in, a look at what is in them, and the years they make. */
import { useRef, useState } from 'preact/hooks';
import { formatCount } from '../../i18n/format.ts';
import type { HistoryWords } from '../../i18n/words/history.ts';
import type { HistoryChoices } from '../../model/messages/wire.ts';
import { Status } from '../kit/status.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { siteNamesOf } from '../shell/site-names.ts';
import type {
  ChosenFile,
  HistoryClient,
  HistoryReading,
  Preview,
  ReadingProgress,
  TakingProgress,
} from '../sources/history/reading.ts';
import { Cards } from './cards.tsx';
import { Drop } from './drop.tsx';
import { PreviewView } from './preview.tsx';
import { YearsView } from './years.tsx';

/** What was read of the store, the words to say it in, and what can be done. */
export interface HistoryProps {
  reading: HistoryReading;
  words: HistoryWords;
  source: HistoryClient;
}

/** What is going on. */
type Stage =
  | { readonly of: 'idle'; readonly told: string | null }
  | { readonly of: 'reading'; readonly progress: ReadingProgress }
  | { readonly of: 'preview'; readonly preview: Preview }
  | { readonly of: 'taking'; readonly progress: TakingProgress };

const BYTES_PER_MB = 1_000_000;

/** Years first where there are any: who comes back wants to see them. */
export function History({ reading, words, source }: HistoryProps) {
  const names = siteNamesOf(reading.settings);
  const { stage, choose, take, leave, undo, cancel } = useStages(source, words);
  const isIdle = stage.of === 'idle';
  return (
    <PageFrame words={words} current={null} width="wide">
      <main>
        <h1 class="h1">{words.bringHistory}</h1>
        <p class="lead">{words.lead}</p>
        {isIdle && <Drop words={words} choose={choose} />}
        {stage.of === 'preview' && (
          <PreviewView preview={stage.preview} words={words} names={names} take={take} leave={leave} />
        )}
        <Status>
          {stage.of === 'reading' && <Reading progress={stage.progress} words={words} cancel={cancel} />}
          {stage.of === 'taking' && <Taking progress={stage.progress} words={words} cancel={cancel} />}
          {isIdle && stage.told !== null && <p data-told>{stage.told}</p>}
        </Status>
        {isIdle && reading.histories.length > 0 && (
          <p class="actions">
            <button class="btn" type="button" data-undo onClick={undo}>
              {words.undo}
            </button>
          </p>
        )}
        {isIdle && <YearsView reading={reading} words={words} names={names} />}
        {isIdle && <Cards words={words} names={names} />}
      </main>
    </PageFrame>
  );
}

function useStages(source: HistoryClient, words: HistoryWords) {
  const [stage, setStage] = useState<Stage>({ of: 'idle', told: null });
  const cancelling = useRef(new AbortController());
  const idle = (told: string | null) => setStage({ of: 'idle', told });
  const begin = () => {
    cancelling.current = new AbortController();
    return cancelling.current.signal;
  };
  const choose = async (files: readonly ChosenFile[]): Promise<void> => {
    const signal = begin();
    setStage({ of: 'reading', progress: { readBytes: 0, allBytes: 0, prompts: 0 } });
    try {
      const told = (progress: ReadingProgress) => setStage({ of: 'reading', progress });
      setStage({ of: 'preview', preview: await source.readFiles(files, told, signal) });
    } catch {
      idle(signal.aborted ? null : words.failed);
    }
  };
  const take = async (choices: HistoryChoices): Promise<void> => {
    const signal = begin();
    setStage({ of: 'taking', progress: { done: 0, total: 0 } });
    const added = await source.take(choices, (progress) => setStage({ of: 'taking', progress }), signal);
    if (signal.aborted) idle(words.undone);
    else idle(added === null ? words.notTaken : words.taken(added, formatCount(added, words.numbers)));
  };
  const leave = async (): Promise<void> => {
    await source.forget();
    idle(null);
  };
  const undo = async (): Promise<void> => idle((await source.undo()) ? words.undone : words.notUndone);
  return {
    stage,
    choose: (files: readonly ChosenFile[]) => void choose(files),
    take: (choices: HistoryChoices) => void take(choices),
    leave: () => void leave(),
    undo: () => void undo(),
    cancel: () => cancelling.current.abort(),
  };
}

interface ProgressProps<Progress> {
  progress: Progress;
  words: HistoryWords;
  cancel: () => void;
}

function Reading({ progress, words, cancel }: ProgressProps<ReadingProgress>) {
  const { readBytes, allBytes, prompts } = progress;
  const megabytes = (bytes: number) => formatCount(Math.round(bytes / BYTES_PER_MB), words.numbers);
  return (
    <div class="going" data-reading>
      <p>{words.reading(megabytes(readBytes), megabytes(allBytes))}</p>
      <progress max={allBytes || 1} value={readBytes} aria-label={words.previewTitle} />
      <p>{words.found(prompts, formatCount(prompts, words.numbers))}</p>
      <Cancel words={words} cancel={cancel} />
    </div>
  );
}

function Taking({ progress: { done, total }, words, cancel }: ProgressProps<TakingProgress>) {
  const count = (value: number) => formatCount(value, words.numbers);
  return (
    <div class="going" data-taking>
      <p>{words.taking(count(done), count(total))}</p>
      <progress max={total || 1} value={done} aria-label={words.previewTitle} />
      <Cancel words={words} cancel={cancel} />
    </div>
  );
}

function Cancel({ words, cancel }: Pick<ProgressProps<unknown>, 'words' | 'cancel'>) {
  return (
    <button class="btn" type="button" data-cancel onClick={cancel}>
      {words.cancel}
    </button>
  );
}
