import { describe, expect, it } from 'vitest';
import products from '../../../src/model/footprint/data/products.json' with { type: 'json' };
import { FACTORS } from '../../../src/model/footprint/factors.ts';
import { attentionOf, type Family, familyById, matchModel } from '../../../src/model/footprint/registry.ts';
import { factorsAt, trafficOf } from '../../../src/model/footprint/serving.ts';
import { contextHalfTokens, readShare } from '../../../src/model/footprint/text.ts';

describe('requests served together', () => {
  it.each([
    ['gpt-4o', 'chatgpt', 'large'],
    ['gpt-4o', 'openwebui', 'large'],
    ['claude-sonnet', 'librechat', 'large'],
    ['mistral-medium', 'mistral', 'ordinary'],
    ['deepseek-v3', 'deepseek', 'large'],
    ['deepseek-v3', 'huggingchat', 'ordinary'],
    ['llama-8b', 'librechat', 'small'],
    ['llama-8b', 'openwebui', 'own'],
    ['llama-8b', 'constructor', 'ordinary'],
  ])('%s on %s are those of %s traffic', (family, site, traffic) => {
    expect(trafficOf(familyById(family), site)).toBe(traffic);
  });

  it('is told of products there are, and of own computers as the table of operators has them', () => {
    const operators: Readonly<Record<string, { operator: string }>> = products.products;
    for (const [site, traffic] of Object.entries(products.traffic.sites)) {
      expect(operators[site]?.operator === 'own', site).toBe(traffic === 'own');
    }
  });
});

describe('what a model keeps of a token', () => {
  it.each([
    ['Llama-2-7b-hf', 'multi'],
    ['GPT-J 6B', 'multi'],
    ['Qwen3-8B', 'grouped'],
    ['Meta-Llama-3-8B', 'grouped'],
    ['DeepSeek-R1-Distill-Llama-70B', 'grouped'],
    ['DeepSeek-V3.1', 'latent'],
    ['Qwen3.5-397B-A17B', 'hybrid'],
    ['gemma-3-27b-it', 'hybrid'],
  ])('%s keeps as %s attention does', (name, attention) => {
    expect(attentionOf(name)).toBe(attention);
  });

  /** Kilobytes in 16 bits: two times layers, key and value heads and their width, or the compressed width. */
  it.each([
    ['Llama 2 7B', 'multi', 6.74, 524],
    ['Llama 3 8B', 'grouped', 8, 131],
    ['Llama 3 70B', 'grouped', 70, 328],
    ['Llama 3.1 405B', 'grouped', 405, 516],
    ['Qwen3 32B', 'grouped', 32, 262],
    ['DeepSeek V3', 'latent', 37, 70],
    ['Kimi K2', 'latent', 32, 70],
  ] as const)('of %s is within 1.35 of its model card', (_name, attention, activeB, kilobytes) => {
    const { attention: law } = FACTORS.text;
    const ratio = (law.kilobytes[attention] * activeB ** law.activeExponent) / kilobytes;
    expect(ratio).toBeGreaterThan(1 / 1.35);
    expect(ratio).toBeLessThan(1.35);
  });

  it('makes a long context cost more, the more it is', () => {
    const { family } = matchModel('qwen3-32b', '');
    const half = (attention: Family['attention']): number => contextHalfTokens({ ...family, attention });
    expect(half('multi')).toBeLessThan(half('grouped'));
    expect(half('grouped')).toBeLessThan(half('latent'));
    expect(half('latent')).toBeLessThan(half('hybrid'));
  });
});

describe('a token read', () => {
  it('costs the same however many requests are served together', () => {
    const family = familyById('llama-70b');
    const { size } = family;
    if (size === null) throw new Error('its size is known');
    const joules = (['large', 'ordinary', 'small', 'own'] as const).map((traffic) => {
      const factors = factorsAt(traffic);
      const { value: batch } = factors.text.batch;
      return readShare(family, factors) * factors.decodeJoules(size, { batch, gpu: 'H100' });
    });
    for (const one of joules) expect(one).toBeCloseTo(0.004 * 70, 9);
  });

  it('takes no less in four bits than in eight', () => {
    const family = familyById('llama-70b');
    const joules = (bytesPerWeight: number): number => {
      const size = { activeB: 70, totalB: 70, bytesPerWeight };
      return readShare({ ...family, size }) * FACTORS.decodeJoules(size, { batch: 128, gpu: 'H100' });
    };
    expect(joules(0.5)).toBeCloseTo(joules(1), 9);
    expect(joules(1)).toBeLessThan(joules(2));
  });
});
