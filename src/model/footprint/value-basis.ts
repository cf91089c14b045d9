/** What a value of an explanation rests on, where its source can be read, and which vocabulary its symbol is from. */
import type { Step, StepId } from './explain-values.ts';
import { citationsOf } from './sources.ts';

/** Known of the request itself, as its tokens are, or `computed` in a step before: nothing that was looked up. */
export const REQUEST_BASES = ['reported', 'counted', 'inferred', 'computed'] as const;
/** How a value of the request itself is known. */
export type RequestBasis = (typeof REQUEST_BASES)[number];

/**
 * Of the request itself; else `assumed` by us, `derived` by us from what others published, `measured` on open models,
 * `disclosed` by who runs the servers, `published` by anyone else.
 */
export const BASES = [...REQUEST_BASES, 'assumed', 'derived', 'measured', 'disclosed', 'published'] as const;
/** How good a value is, by what its source says of it. */
export type Basis = (typeof BASES)[number];

/** The first that fits: a source that says of itself that it is assumed is not made better by the names it drops. */
const SIGNS: readonly (readonly [RegExp, Basis])[] = [
  [/^reported by the site/, 'reported'],
  [/^counted/, 'counted'],
  [/^inferred by rule/, 'inferred'],
  [/^result of a step/, 'computed'],
  // Of a list price: the sizes that the same source speaks of have sources of their own.
  [/^Sizes: /, 'published'],
  [
    /assum|\bour (?:class|default|judgement)|not published|makes? by default|^class of|^length of|as for images|no data centre/,
    'assumed',
  ],
  [
    /\bour (?:own )?(?:derivation|fit)|fit on|geometric mean|quadratic share|compute alone|token read from/,
    'derived',
  ],
  [/ML\.ENERGY|measure|takes 1\.93 times|energy ~ pixels/i, 'measured'],
  [/Elsworth|Hölzle|Google fleet|^Google|^Microsoft|^AWS|^Meta|^Mistral|^OpenAI|^Azure/, 'disclosed'],
];

/** `published` where the source bears no other sign. */
export function basisOf(source: string): Basis {
  return SIGNS.find(([sign]) => sign.test(source))?.[1] ?? 'published';
}

/** Whether it is of the request itself, and so has no source to look up. */
export function isOfRequest(basis: Basis): basis is RequestBasis {
  return (REQUEST_BASES as readonly Basis[]).includes(basis);
}

/** How many values of these steps are our own assumption or derivation, each as often as it stands there. */
export function ownValues(steps: readonly Step[]): number {
  const bases = steps.flatMap(({ values }) => values.map(({ source }) => basisOf(source)));
  return bases.filter((basis) => basis === 'assumed' || basis === 'derived').length;
}

/** Where a source can be read: the first publication it names; null for what is our own. */
export function linkOf(source: string): string | null {
  return citationsOf(source)[0]?.url ?? null;
}

/** The same letter means different things in the formulas of text, of pictures, of sums, of places and of searches. */
export type SymbolGroup = 'text' | 'media' | 'sum' | 'place' | 'search';

/** The vocabulary in which a step's symbols are explained. */
export function symbolGroupOf(step: StepId): SymbolGroup {
  if (step === 'media-energy') return 'media';
  if (step === 'energy') return 'sum';
  if (step === 'searches') return 'search';
  return step.startsWith('carbon') || step.startsWith('water') ? 'place' : 'text';
}
