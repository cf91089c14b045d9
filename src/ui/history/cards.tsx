/** How the file of each source is had. */
import { siteName } from '../../i18n/site-name.ts';
import { HISTORY_SOURCES, type HistoryWords } from '../../i18n/words/history.ts';

/** A card a source, opened by whoever wants it, and what can't be read. */
export function Cards({ words, names }: { words: HistoryWords; names: ReadonlyMap<string, string> }) {
  return (
    <section class="sec">
      <h2 class="h2">{words.sourcesTitle}</h2>
      <div class="cards">
        {HISTORY_SOURCES.map((id) => {
          const { way, arrives, lacks } = words.sources[id];
          return (
            <section key={id} class="pan card" data-source={id}>
              <h3 class="h3">{siteName(id, names, words)}</h3>
              <p>{way}</p>
              <p class="q sm">{arrives}</p>
              <p class="q sm">{lacks}</p>
            </section>
          );
        })}
      </div>
      <h3 class="h3 cannot">{words.cannotTitle}</h3>
      <ul class="q sm">
        {words.cannot.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
