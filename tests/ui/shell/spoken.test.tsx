/** Words a part brings along: in the language of the page, in whatever order those of several languages come. */
import { afterEach, expect, it, vi } from 'vitest';
import { type Words, wordsOf } from '../../../src/i18n/language.ts';
import { Spoken } from '../../../src/ui/shell/spoken.tsx';

/** Each language comes when it is told to. */
function comingWords() {
  const come: Record<string, () => void> = {};
  const coming = (language: string) =>
    new Promise<string>((resolve) => {
      come[language] = () => resolve(`said in ${language}`);
    });
  const words: Words<string> = wordsOf({ 'en.ts': () => coming('en'), 'fr.ts': () => coming('fr') });
  return { words, come };
}

/** A page in this language, and the part in it. */
function shownIn(language: string, words: Words<string>) {
  vi.stubGlobal('document', { documentElement: { lang: language } });
  const props = { words, children: (said: string) => <p>{said}</p> };
  const part = new Spoken<string>(props);
  part.props = props;
  const drawn = vi.spyOn(part, 'forceUpdate').mockReturnValue();
  return { part, drawn, says: () => part.render(props)?.props.children ?? null };
}

afterEach(() => vi.unstubAllGlobals());

it.each([[['en', 'fr']], [['fr', 'en']]])('are those of the page, where they come as %j', async (order) => {
  const { words, come } = comingWords();
  const loading = new Map([...order].reverse().map((language) => [language, words.load(language)]));
  for (const language of order) {
    come[language]?.();
    await loading.get(language);
  }
  expect(shownIn('fr', words).says()).toBe('said in fr');
  expect(shownIn('en', words).says()).toBe('said in en');
});

it('are asked for where nobody did, and are not there before', async () => {
  const { words, come } = comingWords();
  const { part, drawn, says } = shownIn('fr', words);
  const mounted = part.componentDidMount();
  expect(says()).toBeNull();
  come.fr?.();
  await mounted;
  expect(says()).toBe('said in fr');
  expect(drawn).toHaveBeenCalledTimes(1);
  await part.componentDidUpdate();
  expect(drawn).toHaveBeenCalledTimes(1);
});

it('change with the language of the page', async () => {
  const { words, come } = comingWords();
  const loading = words.load('en');
  come.en?.();
  await loading;
  expect(shownIn('en', words).says()).toBe('said in en');
  const { part, says } = shownIn('fr', words);
  expect(says()).toBeNull();
  const updated = part.componentDidUpdate();
  come.fr?.();
  await updated;
  expect(says()).toBe('said in fr');
});
