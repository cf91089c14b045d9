/** Expressions read into what they are made of: every formula of the estimator is one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/model/footprint/explain.ts';
import { type Equation, equationsOf, type Term } from '../../../src/ui/how/formula.ts';
import { anyUsage, anyZone } from '../../model/footprint/usage.ts';

/** What a term comes to. */
function resultOf(term: Term, symbols: Readonly<Record<string, number>>): number {
  const of = (inner: Term): number => resultOf(inner, symbols);
  switch (term.is) {
    case 'number':
      return Number(term.text);
    case 'symbol':
      return symbols[term.name] ?? Number.NaN;
    case 'power':
      return of(term.base) ** of(term.exponent);
    case 'product': {
      const product = (factors: readonly Term[]): number =>
        factors.reduce((all, factor) => all * of(factor), 1);
      return product(term.over) / product(term.under);
    }
    case 'sum':
      return term.terms.reduce((sum, { minus, term: inner }) => sum + (minus ? -1 : 1) * of(inner), 0);
  }
}

const symbolsOf = (equations: readonly Equation[]): string[] => equations.map(({ symbol }) => symbol);

describe('a formula', () => {
  it.each([
    ['E = 2 · 3 / 4 · 5', 7.5],
    ['E = 2 - 3 + 4 · (1 - 5)', -17],
    ['E = 2 · A^2 / (1 + A / B)^(1 - b)', 18 / (1 + 3 / 4) ** 0.5],
    ['E = B^-b', 0.5],
    ['E = A² · 10^2 / 2', 450],
  ])('is read as it is computed: %s', (expression, value) => {
    const [equation] = equationsOf(expression);
    expect(equation && resultOf(equation.value, { A: 3, B: 4, b: 0.5 })).toBeCloseTo(value, 10);
  });

  it('may be several, and is refused where it is none', () => {
    expect(symbolsOf(equationsOf('E = n · F; F = s + 1'))).toEqual(['E', 'F']);
    for (const wrong of ['E', 'E = (1', 'E = 1 2', 'E = · 2']) expect(() => equationsOf(wrong)).toThrow();
  });

  it('of every step there is, is read', () => {
    fc.assert(
      fc.property(anyUsage, anyZone, (usage, zone) => {
        for (const { expression } of explain(usage, zone).steps)
          expect(equationsOf(expression)).not.toEqual([]);
      }),
    );
  });

  it('with the values of its step comes to the result that is shown', () => {
    fc.assert(
      fc.property(anyUsage, anyZone, (usage, zone) => {
        const known: Record<string, number> = {};
        for (const { id, expression, values, result } of explain(usage, zone).steps) {
          const middle = (value: (typeof values)[number]['value']): number =>
            typeof value === 'number' ? value : value.central;
          const own = Object.fromEntries(values.map(({ symbol, value }) => [symbol, middle(value)]));
          const [equation] = equationsOf(expression);
          if (!equation) throw new Error(expression);
          known[equation.symbol] = middle(result.value);
          if (id === 'media-energy' || id === 'text-energy' || id === 'reading') continue;
          const computed = resultOf(equation.value, { ...known, ...own });
          const shown = middle(result.value);
          expect(Math.abs(computed - shown), expression).toBeLessThanOrEqual(Math.abs(shown) * 0.02 + 1e-9);
        }
      }),
    );
  });
});
