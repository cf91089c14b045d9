/** What is seen and kept, as PRIVACY.md and its translations say it: for as long as no site of the project does. */
import type { ComponentChildren } from 'preact';
import french from '../../../PRIVACY.fr.md?raw';
import english from '../../../PRIVACY.md?raw';
import { capital } from '../../i18n/capital.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';

const TEXTS: Readonly<Record<string, string>> = { en: english, fr: french };

interface PolicyProps {
  /** Of the texts above. */
  language: string;
  words: OptionsWords;
}

/** Folded, in the person's language. */
export function Policy({ language, words }: PolicyProps) {
  return (
    <details class="notice policy">
      <summary>{words.about.privacy.name}</summary>
      {blocksOf(TEXTS[language] ?? english).map((block) => (
        <Block key={block} text={block} words={words} />
      ))}
    </details>
  );
}

/** What blank lines part, from the first heading of a section on: before it stand the title and the way to other languages. */
export function blocksOf(markdown: string): readonly string[] {
  const blocks = markdown.trim().split(/\n{2,}/);
  return blocks.slice(blocks.findIndex((block) => block.startsWith('## ')));
}

/** A heading, a list, a table of two columns, or a paragraph: what these texts are made of. */
function Block({ text, words }: { text: string; words: OptionsWords }) {
  const inline = (part: string): ComponentChildren => inlineOf(words.typeset(part.replace(/\s+/g, ' ')));
  if (text.startsWith('## ')) return <h3 class="ot">{inline(text.slice(3))}</h3>;
  if (text.startsWith('- '))
    return (
      <ul>
        {text
          .slice(2)
          .split('\n- ')
          .map((item) => (
            <li key={item}>{inline(item)}</li>
          ))}
      </ul>
    );
  if (text.startsWith('|'))
    return (
      <dl>
        {rowsOf(text).map(([name = '', more = '']) => (
          <div key={name}>
            <dt>{inline(capital(name, words))}</dt>
            <dd>{inline(more)}</dd>
          </div>
        ))}
      </dl>
    );
  return <p>{inline(text)}</p>;
}

/** The cells of a table below its head. */
function rowsOf(table: string): readonly (readonly string[])[] {
  const [, , ...lines] = table.split('\n');
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const MARKS = /(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]+\))/;

/** Emphasis and code as such; of a link its text, since it leads into the repository. */
function inlineOf(text: string): ComponentChildren {
  return text.split(MARKS).map((part) => {
    if (part.startsWith('**')) return <b key={part}>{part.slice(2, -2)}</b>;
    if (part.startsWith('`')) return <code key={part}>{part.slice(1, -1)}</code>;
    return /^\[([^\]]+)\]\(/.exec(part)?.[1] ?? part;
  });
}
