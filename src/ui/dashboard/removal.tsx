/** Deleting a request, some that were selected, or the one day that is shown: asked first, and for a while taken back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { dayAndMonth } from '../../i18n/dates.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import type { Selection } from '../../model/messages/wire.ts';
import { Ask } from '../kit/ask.tsx';
import { Status } from '../kit/status.tsx';
import type { ViewProps } from './view.ts';

/** How long a deletion can be taken back; the background keeps to the same. */
const UNDO_MS = 30_000;

/** What came of what was asked for: a request, some, or a day of them. */
interface Outcome {
  readonly of: 'request' | 'requests' | 'day';
  readonly came: 'removed' | 'restored' | 'failed';
}

/** Where one day is shown: all of it goes, and can come back. */
export function DeleteDay({ reading, words, ask }: ViewProps & { ask: (asked: Asked) => void }) {
  const { from, to } = reading.history.period;
  if (from !== to) return null;
  return (
    <button
      class="btn"
      type="button"
      onClick={() => ask({ what: { of: 'day', day: from }, name: dayAndMonth(from, words, reading.today) })}
    >
      {words.removeDay}
    </button>
  );
}

/** The requests or the day a person clicked to delete, and what they are called. */
export interface Asked {
  readonly what: Extract<Selection, { of: Outcome['of'] }>;
  readonly name: string;
}

/** One after the other, each asked first. */
export function useRemoval({ source }: ViewProps) {
  const [asked, ask] = useState<Asked | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const remove = async ({ what }: Asked): Promise<void> => {
    ask(null);
    setOutcome({ of: what.of, came: (await source.delete(what)) ? 'removed' : 'failed' });
  };
  const restore = async (): Promise<void> => {
    const came = (await source.restore()) ? 'restored' : 'failed';
    setOutcome({ of: outcome?.of ?? 'request', came });
  };
  return { asked, ask, outcome, remove, restore, forget: () => setOutcome(null) };
}

interface RemovalProps extends ReturnType<typeof useRemoval> {
  words: DashboardWords;
}

/** The question, or what came of the answer. */
export function Removal({ asked, ask, outcome, remove, restore, forget, words }: RemovalProps) {
  return (
    <Status>
      {asked && (
        <Ask
          question={words.removal[asked.what.of].ask(asked.name)}
          yes={words.deleteColumn}
          no={words.keep}
          onYes={() => void remove(asked)}
          onNo={() => ask(null)}
        />
      )}
      {!asked && outcome && (
        <Removed outcome={outcome} words={words} restore={() => void restore()} forget={forget} />
      )}
    </Status>
  );
}

interface RemovedProps {
  outcome: Outcome;
  words: DashboardWords;
  restore: () => void;
  forget: () => void;
}

/** What came of the last deletion, and for a while the way back, which the keyboard stands on at once. */
function Removed({ outcome, words, restore, forget }: RemovedProps) {
  const undo = useRef<HTMLButtonElement>(null);
  const text = useRef<HTMLParagraphElement>(null);
  // The time runs from the deletion, not from the last drawing.
  useEffect(() => {
    // The button that was pressed is gone: the keyboard goes on from here.
    (undo.current ?? text.current)?.focus();
    if (outcome.came !== 'removed') return;
    const timer = setTimeout(forget, UNDO_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const { removed, restored } = words.removal[outcome.of];
  const said = { removed, restored, failed: words.notRemoved };
  return (
    <>
      <p ref={text} tabIndex={-1}>
        {said[outcome.came]}
      </p>
      {outcome.came === 'removed' && (
        <button ref={undo} class="btn" type="button" onClick={restore}>
          {words.undo}
        </button>
      )}
    </>
  );
}
