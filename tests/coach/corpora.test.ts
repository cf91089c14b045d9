/** Is the coach's advice right? On prompts written before its rules; see tests/corpora/coach/SOURCES.md. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../src/coach/advice.ts';
import { featuresOf } from '../../src/coach/features.ts';
import { type AdviceContext, PLAIN } from './contexts.ts';

interface Prompt {
  readonly text: string;
  readonly label: string | null;
  readonly context?: Partial<AdviceContext>;
}

const FROZEN = {
  'en.dev': 'c197febb56af89d9469e8f9f9feb3653138cbe79fbc945e154ebc9071c2baef3',
  'en.held-out': '12e06f5cf5b4166d4db43f85078b559c000cdc3e069bcfb99d96f035de1a308e',
  'fr.dev': 'b7ce511872720a973f3db5e938bcec72bce5010606dc74f6002341e203613e7a',
  'fr.held-out': 'ddfa7b4a7f552df6a6fed7f7088549229bb27a8b865f868ca0af71367e38d74f',
} as const;
type Name = keyof typeof FROZEN;
const NAMES = Object.keys(FROZEN) as Name[];

const bytesOf = (name: Name) => readFileSync(new URL(`../corpora/coach/${name}.json`, import.meta.url));
const promptsOf = (name: Name): readonly Prompt[] => JSON.parse(bytesOf(name).toString());

interface Score {
  readonly labelled: number;
  readonly advised: number;
  readonly right: number;
}

function scoreOf(prompts: readonly Prompt[]): Score {
  const pairs = prompts.map(({ text, label, context }) => ({
    label,
    advice: adviceFor(featuresOf(text), { ...PLAIN, ...context })?.ruleId ?? null,
  }));
  return {
    labelled: pairs.filter(({ label }) => label !== null).length,
    advised: pairs.filter(({ advice }) => advice !== null).length,
    right: pairs.filter(({ label, advice }) => advice !== null && advice === label).length,
  };
}

const Z_95 = 1.96;

/** Lower bound of Wilson's 95 % interval of a share of `n`. */
function lowerBound(hits: number, n: number): number {
  const share = hits / n;
  const spread = Z_95 * Math.sqrt((share * (1 - share) + Z_95 ** 2 / (4 * n)) / n);
  return (share + Z_95 ** 2 / (2 * n) - spread) / (1 + Z_95 ** 2 / n);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function report(name: string, { labelled, advised, right }: Score): string {
  const bound = percent(lowerBound(right, advised));
  const coverage = percent(right / labelled);
  return `${name.padEnd(12)} ${right} of ${advised} right: precision ${percent(right / advised)}, at least ${bound}; coverage ${coverage} of ${labelled}`;
}

describe('corpora', () => {
  it.each(NAMES)('%s is what it was before the rules were written', (name) => {
    expect(createHash('sha256').update(bytesOf(name)).digest('hex')).toBe(FROZEN[name]);
  });

  it.each([
    'en',
    'fr',
  ] as const)('%s: 400 prompts and more, no text twice, seven in ten without advice', (language) => {
    const held = promptsOf(`${language}.held-out`);
    const all = [...held, ...promptsOf(`${language}.dev`)];
    expect(held.length).toBeGreaterThanOrEqual(200);
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(new Set(all.map((prompt) => JSON.stringify(prompt))).size).toBe(all.length);
    expect(all.filter(({ label }) => label === null).length / all.length).toBeGreaterThanOrEqual(0.7);
  });
});

describe('advice on prompts the rules were not written for', () => {
  const scores = (['en.held-out', 'fr.held-out'] as const).map(
    (name) => [name, scoreOf(promptsOf(name))] as const,
  );
  const sum = (part: keyof Score): number => scores.reduce((total, [, score]) => total + score[part], 0);
  const both = { labelled: sum('labelled'), advised: sum('advised'), right: sum('right') };

  it.each(scores)('%s: nine in ten are right', (name, score) => {
    console.log(report(name, score));
    expect(score.advised).toBeGreaterThanOrEqual(25);
    expect(score.right / score.advised).toBeGreaterThanOrEqual(0.9);
  });

  it('both: more than 85 % are right at the 95 % lower bound', () => {
    console.log(report('both', both));
    expect(lowerBound(both.right, both.advised)).toBeGreaterThanOrEqual(0.85);
  });

  it('scores what it should: wrong and needless advice count against it', () => {
    const score = scoreOf([
      { text: '12 * 12', label: 'arithmetic' },
      { text: '12 * 12', label: 'look-up' },
      { text: '12 * 12', label: null },
      { text: 'write me a poem', label: null },
      { text: 'write me a poem', label: 'look-up' },
    ]);
    expect(score).toEqual({ labelled: 3, advised: 3, right: 1 });
    expect(lowerBound(25, 25)).toBeCloseTo(0.867, 3);
  });
});
