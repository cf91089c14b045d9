/** A page whose store can't be opened: it says so rather than show a zero. */
import type { CommonWords } from '../../i18n/words/common.ts';
import { PageFrame } from './page-frame.tsx';
import type { UnreadableProps } from './show-page.tsx';

/** The links to the other pages stay. */
export function UnreadablePage({ words, title, more }: UnreadableProps<CommonWords>) {
  return (
    <PageFrame words={words} current={null} width="mid">
      <main>
        <h1 class="h1">{title}</h1>
        <p class="lead">{more}</p>
      </main>
    </PageFrame>
  );
}
