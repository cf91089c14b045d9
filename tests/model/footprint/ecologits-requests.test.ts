/** Requests of ours as EcoLogits would count them: which of its entries a site's name stands for, and in which zone. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { MinMax } from '../../../src/model/footprint/ecologits.ts';
import { ecologitsOf } from '../../../src/model/footprint/ecologits-models.ts';
import { parseVectors } from './ecologits-vectors.ts';
import { usageOf } from './usage.ts';

const COUNTED = { input: 'counted', output: 'counted', reasoning: 'counted' } as const;

const rounded = (value: number | undefined) => Number(value?.toPrecision(4));

it.each([
  ['claude', 'claude-sonnet-4-5', 0.0006041, 0.0009974],
  ['claude', 'claude-opus-4-6', 0.001412, 0.002582],
  ['claude', 'claude-opus-4-1', 0.005121, 0.012],
  ['claude', 'claude-haiku-4-5', 0.00002463, 0.00006449],
  ['gemini', '3 Flash', 0.0007718, 0.001566],
  ['gemini', '3 Pro', 0.003564, 0.007378],
  ['gemini', '2.5 Flash', 0.000529, 0.0008785],
  ['chatgpt', 'gpt-5-2', 0.0006634, 0.001031],
  ['chatgpt', 'gpt-5-4', 0.0006424, 0.001102],
  ['mistral', 'mistral-medium-2508', 0.0001787, 0.0002316],
  ['mistral', 'mistral-large-3', 0.0002401, 0.0002401],
])('400 tokens of %s %s take what its entry does, in kWh', (site, model, min, max) => {
  const energy = ecologitsOf(usageOf({ site, model, outputTokens: 400 }), null)?.energy;
  expect([rounded(energy?.min), rounded(energy?.max)]).toEqual([min, max]);
});

it.each([
  ['claude', 'claude-haiku', 'claude-haiku-4-5'],
  ['claude', 'claude-opus-4-6-thinking', 'claude-opus-4-6'],
  ['claude', 'claude-opus-4-1-latest', 'claude-opus-4-1'],
  ['chatgpt', 'gpt-5-2-thinking', 'gpt-5-2'],
  ['chatgpt', 'gpt-5-4-thinking', 'gpt-5-4'],
])('a spelling of %s that is in no table, %s, is what %s is', (site, spelt, listed) => {
  const found = ecologitsOf(usageOf({ site, model: spelt }), null);
  expect(found).not.toBeNull();
  expect(found).toEqual(ecologitsOf(usageOf({ site, model: listed }), null));
});

it.each([
  ['FR', 0.0000541, 0.0000711],
  ['DE', 0.0002468, 0.0003792],
  ['SE', 0.00004873, 0.00006251],
  ['US', 0.0002721, 0.0004197],
  ['US-CAMX', 0.0002721, 0.0004197],
  // A country it lacks is the world.
  ['XX', 0.0003296, 0.0005116],
  [null, 0.0002721, 0.0004197],
])('400 tokens in the zone %s emit what its mix does, in kg', (zone, min, max) => {
  const gwp = ecologitsOf(usageOf({ outputTokens: 400 }), zone)?.gwp;
  expect([rounded(gwp?.min), rounded(gwp?.max)]).toEqual([min, max]);
});

it('counts all that is written, and no session', () => {
  const energy = (changes: Parameters<typeof usageOf>[0]) => ecologitsOf(usageOf(changes), null)?.energy;
  expect(energy({ outputTokens: 100, reasoningTokens: 200, toolTokens: 100, tokenSource: COUNTED })).toEqual(
    energy({ outputTokens: 400 }),
  );
  expect(energy({ session: true })).toBeUndefined();
});

it('has nothing of an open model it does not list', () => {
  for (const [site, model] of [
    ['deepseek', 'deepseek-v3'],
    ['metaai', 'llama-4-maverick'],
    ['chatgpt', null],
  ] as const)
    expect(ecologitsOf(usageOf({ site, model }), null), site).toBeNull();
});

const VECTORS = parseVectors(
  readFileSync(new URL('./data/ecologits-vectors.json', import.meta.url), 'utf8'),
).filter(({ id }) => id.endsWith('/inf/default'));

it.each([
  ['openai', 'chatgpt', []],
  ['anthropic', 'claude', []],
  ['google_genai', 'gemini', ['gemma-3-27b-it']],
  ['mistralai', 'mistral', []],
  ['cohere', 'cohere', []],
  // To us they are their vendors', who don't serve them.
  [
    'huggingface_hub',
    'huggingchat',
    ['mistralai/Mixtral-8x7B-Instruct-v0.1', 'openai/gpt-oss-120b', 'openai/gpt-oss-20b'],
  ],
])('what %s serves is counted as its vectors are, met on %s', (provider, site, unknown) => {
  const own = VECTORS.filter(({ input }) => input.provider === provider);
  const missing = new Set<string>();
  for (const { id, input, output } of own) {
    const found = ecologitsOf(usageOf({ site, model: input.model, outputTokens: input.output_tokens }), null);
    if (!found) missing.add(input.model);
    for (const figure of found ? (['energy', 'gwp', 'wcf'] as const) : [])
      for (const end of ['min', 'max'] as const)
        expect(rounded(found?.[figure][end]), `${id} ${figure}`).toBe(
          rounded((output as unknown as Readonly<Record<string, MinMax>>)[figure]?.[end]),
        );
  }
  expect([...missing].sort()).toEqual(unknown);
  expect(new Set(own.map(({ input }) => input.model)).size).toBeGreaterThan(unknown.length);
});
