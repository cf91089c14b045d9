/** A page whose store can't be opened: it says so rather than show a zero. */
import type { CommonWords } from '../i18n/words/common.ts';
import { PageFrame } from './page-frame.tsx';

export function UnreadablePage({ words }: { words: CommonWords }) {
  return (
    <PageFrame words={words} current={null} width="mid">
      <main>
        <h1 class="h1">{words.unreadable}</h1>
        <p class="lead">{words.unreadableMore}</p>
      </main>
    </PageFrame>
  );
}
