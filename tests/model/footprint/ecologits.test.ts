import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ecologitsImpacts } from '../../../src/model/footprint/ecologits.ts';
import { ecologitsModel, ecologitsOf } from '../../../src/model/footprint/ecologits-models.ts';
import { parseVectors, relativeError } from './ecologits-vectors.ts';
import { usageOf } from './usage.ts';

const cases = parseVectors(readFileSync(new URL('./data/ecologits-vectors.json', import.meta.url), 'utf8'));

describe('EcoLogits mode', () => {
  it('reproduces every figure of all 175 vectors within 0.1 %', () => {
    expect(cases).toHaveLength(175);
    const off = cases.filter((vector) => !(relativeError(vector) <= 0.001)).map(({ id }) => id);
    expect(off).toEqual([]);
  });

  it('has the parameters EcoLogits has for each of those models', () => {
    for (const { input } of cases) {
      expect(ecologitsModel(input.provider, input.model), input.model).toMatchObject({
        totalB: input.params_b?.total,
        activeB: input.params_b?.active,
        tps: input.tps,
        ttftS: input.ttft,
      });
    }
  });

  it('computes: no vector is in the source', () => {
    const directory = new URL('../../../src/model/footprint/', import.meta.url);
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(ts|json)$/.test(name),
    );
    for (const name of files) {
      expect(readFileSync(new URL(name, directory), 'utf8'), name).not.toMatch(
        /ecologits-vectors|llm_impacts/,
      );
    }
  });

  it('shows a request of ours as EcoLogits would: without input, doubled PUE and all', () => {
    const impacts = ecologitsOf(usageOf({ model: 'gpt-4o', outputTokens: 400 }), null);
    expect(impacts?.energy.min).toBeGreaterThan(0.0006);
    expect(impacts?.energy.max).toBeLessThan(0.0011);
    expect(ecologitsOf(usageOf({ inputTokens: 50_000 }), null)).toEqual(ecologitsOf(usageOf(), null));
    expect(ecologitsOf(usageOf(), 'FR')?.gwp.max).toBeLessThan(ecologitsOf(usageOf(), null)?.gwp.max ?? 0);
  });

  it('knows the slugs sites use, and says nothing of models and media EcoLogits does not have', () => {
    for (const [site, model] of [
      ['claude', 'claude-sonnet-4-6'],
      ['claude', 'claude-haiku-4-5-20251001'],
      ['gemini', '3.6 Flash'],
      ['gemini', '3.1 Pro'],
      ['chatgpt', 'gpt-5-3'],
      ['mistral', 'mistral-medium-2508'],
    ] as const) {
      expect(ecologitsOf(usageOf({ site, model }), null), model).not.toBeNull();
    }
    expect(ecologitsOf(usageOf({ model: 'gpt-6-sol' }), null)).toBeNull();
    expect(ecologitsOf(usageOf({ kind: 'image' }), null)).toBeNull();
  });

  it('finds every figure of a vector that is off, and never takes one it cannot compute for right', () => {
    const [first] = cases;
    if (!first) throw new Error('no vectors');
    const changed = structuredClone(first) as unknown as { output: { embodied: { pe: { max: number } } } };
    changed.output.embodied.pe.max *= 1.01;
    expect(relativeError(changed as unknown as typeof first)).toBeCloseTo(0.0099, 3);
    for (const broken of ['[{}]', '[{"input":{"model":"gpt-4o"},"output":{}}]']) {
      expect(parseVectors(broken).map(relativeError)).toEqual([Number.POSITIVE_INFINITY]);
    }
    expect(() => parseVectors('{}')).toThrow('cases');
  });

  it('has no answer for a zone without a mix', () => {
    const one = { min: 1, max: 1 };
    expect(
      ecologitsImpacts({
        outputTokens: 1,
        totalB: one,
        activeB: one,
        tps: null,
        ttftS: null,
        requestLatencyS: null,
        zone: '__proto__',
        pue: one,
        wue: one,
      }),
    ).toBeNull();
  });
});
