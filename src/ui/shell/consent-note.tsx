/** Said wherever counts are looked at while nobody agreed to any: it is no fault, and there is a way to say yes. */
import type { CommonWords } from '../../i18n/words/common.ts';
import { consentState } from '../../model/settings/consent.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { Note } from '../kit/note.tsx';
import { onboardingUrl } from './page-url.ts';

/** What the person said, if they did, and the words to say it in. */
export interface ConsentNoteProps {
  settings: Pick<Settings, 'consent'>;
  words: CommonWords;
  /** Of its heading. */
  level?: number;
}

/** That nothing is counted, and why, with the way to the page that asks; nothing where they agreed. */
export function ConsentNote({ settings, words, level = 3 }: ConsentNoteProps) {
  const state = consentState(settings);
  if (state === 'agreed') return null;
  const { title, more } = words.consent[state];
  return (
    <Note
      icon="pause"
      title={title}
      level={level}
      actions={
        <a class="btn primary" href={onboardingUrl()} target="_blank" rel="noreferrer">
          {words.consent.decide}
        </a>
      }
    >
      {more}
    </Note>
  );
}
