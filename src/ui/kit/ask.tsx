/** A question before what deletes: a slip of the hand is answered with no. */
import { useLayoutEffect, useRef } from 'preact/hooks';

/** What is asked, and what is done after each answer. */
export interface AskProps {
  question: string;
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
  /** Whether the keyboard goes to "no" at once, and back where it was: not while a person walks through choices. */
  takesFocus?: boolean;
}

/** In a `Status`, which has it read out. Escape is "no". */
export function Ask({ question, yes, no, onYes, onNo, takesFocus = true }: AskProps) {
  const stay = useRef<HTMLButtonElement>(null);
  // Before anything is painted: the next key is already an answer.
  useLayoutEffect(() => {
    if (!takesFocus) return;
    const before = document.activeElement;
    stay.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the buttons in it.
    <div class="ask" onKeyDown={({ key }) => key === 'Escape' && onNo()}>
      <p>{question}</p>
      <span class="actions">
        <button class="btn" type="button" onClick={onYes}>
          {yes}
        </button>
        <button ref={stay} class="btn primary" type="button" onClick={onNo}>
          {no}
        </button>
      </span>
    </div>
  );
}
