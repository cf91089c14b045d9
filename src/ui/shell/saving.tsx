/** A file of requests is made and saved: how far it is, with a way out, and then what came of it. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { formatCount } from '../../i18n/format.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import type { SavingWords } from '../../i18n/words/saving.ts';
import type { OnRead } from '../../store/request-list.ts';
import { type NamedFile, saveFile } from './save-file.ts';

/** What is said of a file, and of one that could not be made. */
interface Said<File> {
  readonly words: SavingWords;
  readonly numbers: CommonWords['numbers'];
  readonly saved: (file: File) => string;
  readonly failed: string;
}

/** What there is to say: nothing, how far it is, or what came of it. */
type State =
  | string
  | { readonly written: number; readonly total: number; readonly cancel: () => void }
  | null;

/**
 * One file at a time: who asks for another gives up the one before.
 * @returns what is to be shown, and what makes a file and has it saved
 */
export function useSaving<File extends NamedFile>({ words, numbers, saved, failed }: Said<File>) {
  const [state, setState] = useState<State>(null);
  const making = useRef<AbortController | null>(null);

  async function save(make: (onRead: OnRead) => Promise<File>): Promise<void> {
    making.current?.abort();
    const controller = new AbortController();
    making.current = controller;
    const tell = (next: State): void => {
      if (making.current === controller) setState(next);
    };
    try {
      const file = await make((written, total) => {
        controller.signal.throwIfAborted();
        if (written < total) tell({ written, total, cancel: () => controller.abort() });
      });
      controller.signal.throwIfAborted();
      saveFile(file);
      tell(saved(file));
    } catch {
      tell(controller.signal.aborted ? words.cancelled : failed);
    }
  }

  const shown: ComponentChildren =
    typeof state === 'object' && state !== null ? (
      <>
        <label class="progress">
          {words.writing(formatCount(state.written, numbers), formatCount(state.total, numbers))}
          <progress value={state.written} max={state.total} />
        </label>
        <button class="btn" type="button" onClick={state.cancel}>
          {words.cancel}
        </button>
      </>
    ) : (
      state !== null && <p>{state}</p>
    );
  return { shown, save };
}
