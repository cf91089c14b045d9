/**
 * A picture for a store: poster.html?format=shot&language=fr#state=day&language=fr&now=1790000000000. Words and popup are the
 * extension's own; nothing is drawn for the picture alone.
 */
import { render } from 'preact';
import { onboardingWords } from '../../i18n/pages/onboarding.ts';
import type { OnboardingWords } from '../../i18n/words/onboarding.ts';
import { TickList } from '../kit/tick-list.tsx';
import { Wordmark } from '../kit/wordmark.tsx';
import { Example } from '../onboarding/example.tsx';

const asked = new URLSearchParams(`${location.search}&${location.hash.slice(1)}`);
const format = asked.get('format') ?? 'shot';

/** Resolves once the popup stands in its frame, which is then as high as it. */
async function fitPopup(frame: HTMLIFrameElement): Promise<void> {
  const shown = () => frame.contentDocument?.querySelector<HTMLElement>(':root[data-shown] > body');
  while (!shown()) await new Promise(requestAnimationFrame);
  frame.style.height = `${(shown()?.offsetHeight ?? 0) + 2}px`;
}

function Popup() {
  return <iframe title="Trottinette" src={`view.html?page=popup${location.hash}`} />;
}

function Poster({ words }: { words: OnboardingWords }) {
  if (format === 'logo') return <img class="logo" src="/icons/app-icon.svg" alt="Trottinette" />;
  if (format === 'tile')
    return (
      <main class="poster tile">
        <Wordmark />
        <Example words={words} />
      </main>
    );
  return (
    <main class={`poster ${format}`}>
      <div>
        <Wordmark />
        <h1 class="h1">{words.question}</h1>
        {format === 'shot' ? (
          <TickList icon="cross" title={words.neverKept} items={words.neverKeptMore} />
        ) : (
          <p class="lead">{words.here}</p>
        )}
      </div>
      <Popup />
    </main>
  );
}

const words = await onboardingWords.load(asked.get('language') ?? 'en');
document.documentElement.dataset.theme = asked.get('theme') ?? 'light';
render(<Poster words={words} />, document.getElementById('root') ?? document.body);
await Promise.all([...document.querySelectorAll('iframe')].map(fitPopup));
await Promise.all([...document.images].map((image) => image.decode()));
await document.fonts.ready;
document.documentElement.dataset.shown = location.hash;
