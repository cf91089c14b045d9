/** What every page of its own tab stands in: the wordmark, links to the other pages, the content. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type CommonWords, PAGES, type PageName } from '../../i18n/words/common.ts';
import { Wordmark } from '../kit/wordmark.tsx';
import { pageUrl } from './page-url.ts';

/** The content, and which of the pages it is. */
export interface PageFrameProps {
  words: CommonWords;
  /** The page this is; null for one that no link leads to. */
  current: PageName | null;
  /** How wide the text may grow: `wide` 1120 px, `mid` 960, `narrow` 840. */
  width: 'wide' | 'mid' | 'narrow';
  children: ComponentChildren;
}

/** The content brings its own `main`. What the address names by its `#` is not there yet as the browser looks for it. */
export function PageFrame({ words, current, width, children }: PageFrameProps) {
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  return (
    <div class={`page ${width}`}>
      <header class="top">
        <Wordmark />
        <nav>
          {PAGES.map((page) => (
            <a key={page} href={pageUrl(page)} aria-current={page === current ? 'page' : undefined}>
              {words.pages[page]}
            </a>
          ))}
        </nav>
      </header>
      {children}
    </div>
  );
}
