import { readFileSync } from 'node:fs';
import type { ComponentChildren, VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import * as en from '../../../src/i18n/languages/en.ts';
import * as fr from '../../../src/i18n/languages/fr.ts';
import { News } from '../../../src/ui/options/about.tsx';
import { blocksOf, Policy } from '../../../src/ui/options/policy.tsx';

type Drawn = VNode<{ children?: ComponentChildren }>;

/** What stands below, components drawn: elements and texts. */
function nodesIn(children: ComponentChildren): (Drawn | string)[] {
  if (Array.isArray(children)) return children.flatMap(nodesIn);
  if (typeof children === 'string') return [children];
  if (typeof children !== 'object' || children === null) return [];
  const node = children as Drawn;
  if (typeof node.type === 'function')
    return nodesIn((node.type as (props: object) => ComponentChildren)(node.props));
  return [node, ...nodesIn(node.props.children)];
}

const elements = (drawn: ComponentChildren, type: string): Drawn[] =>
  nodesIn(drawn).filter((node): node is Drawn => typeof node === 'object' && node.type === type);
const textOf = (drawn: ComponentChildren): string =>
  nodesIn(drawn)
    .filter((node) => typeof node === 'string')
    .join('')
    .replace(/\s+/g, ' ');

describe('what is new', () => {
  const items = Array.from({ length: 25 }, (_, index) => `item ${index}`);

  it('is the first few, and the rest where one asks for it', () => {
    const drawn = <News words={en.options} items={items} />;
    const [first, rest] = elements(drawn, 'ul');
    expect(elements(first, 'li')).toHaveLength(5);
    expect(elements(rest, 'li')).toHaveLength(20);
    expect(elements(drawn, 'summary').map(textOf)).toEqual(['What is new in this version', '20 more']);
  });

  it('has nothing more to unfold where it is short, and is not there where there is nothing', () => {
    expect(elements(<News words={fr.options} items={items.slice(0, 5)} />, 'details')).toHaveLength(1);
    expect(nodesIn(<News words={fr.options} items={[]} />)).toEqual([]);
  });
});

describe.each([
  ['en', en.options, 'PRIVACY.md'],
  ['fr', fr.options, 'PRIVACY.fr.md'],
] as const)('what is seen and kept, within the extension (%s)', (language, words, file) => {
  const markdown = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  const drawn = <Policy language={language} words={words} />;

  it('is the document itself, in the person’s language, without its signs', () => {
    const plain = (text: string): string => text.replace(/[\s|]+/g, '').toLowerCase();
    const body = markdown.slice(markdown.indexOf('## '));
    const told = body
      .replace(/^\|.*\n\|---.*\n/gm, '')
      .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
      .replace(/^## |^- |\*\*|`/gm, '');
    expect(plain(textOf(drawn))).toBe(plain(words.about.privacy.name + told));
  });

  it('has a heading for each section, and the same parts in both languages', () => {
    expect(elements(drawn, 'h3')).toHaveLength((markdown.match(/^## /gm) ?? []).length);
    const kinds = (text: string) => blocksOf(text).map((block) => /^(?:## |- |\|)?/.exec(block)?.[0]);
    const english = readFileSync(new URL('../../../PRIVACY.md', import.meta.url), 'utf8');
    expect(kinds(markdown)).toEqual(kinds(english));
  });
});
