import { describe, expect, it } from 'vitest';
import { audioClassOf } from '../../../src/model/footprint/audio.ts';
import { isKnownModel } from '../../../src/model/footprint/estimate.ts';
import { imageModelOf } from '../../../src/model/footprint/image.ts';
import { FAMILIES, matchModel } from '../../../src/model/footprint/registry.ts';
import { normalizeSlug } from '../../../src/model/footprint/slug.ts';
import { decodeWh } from '../../../src/model/footprint/text.ts';
import { videoModelOf } from '../../../src/model/footprint/video.ts';

const known: readonly (readonly [site: string, slug: string, family: string])[] = [
  ['chatgpt', 'text-davinci-002-render-sha', 'gpt-3.5'],
  ['chatgpt', 'gpt-4', 'gpt-4'],
  ['chatgpt', 'gpt-4-0613', 'gpt-4'],
  ['chatgpt', 'gpt-4-turbo-2024-04-09', 'gpt-4-turbo'],
  ['chatgpt', 'gpt-4-1106-preview', 'gpt-4-turbo'],
  ['chatgpt', 'gpt-4-1', 'gpt-4.1'],
  ['chatgpt', 'gpt-4o', 'gpt-4o'],
  ['chatgpt', 'gpt-4o-mini-2024-07-18', 'gpt-4o-mini'],
  ['chatgpt', 'chatgpt-4o-latest', 'gpt-4o'],
  ['chatgpt', 'gpt-4-1-mini', 'gpt-4.1-mini'],
  ['chatgpt', 'gpt-4.1-nano', 'gpt-4.1-nano'],
  ['chatgpt', 'gpt-4-5', 'gpt-4.5'],
  ['chatgpt', 'o3-pro', 'o3-pro'],
  ['chatgpt', 'o4-mini-high', 'o-mini'],
  ['chatgpt', 'o1', 'o1'],
  ['chatgpt', 'gpt-5', 'gpt-5'],
  ['chatgpt', 'gpt-5-1', 'gpt-5'],
  ['chatgpt', 'gpt-5-2025-08-07', 'gpt-5'],
  ['chatgpt', 'gpt-5-thinking', 'gpt-5'],
  ['chatgpt', 'gpt-5-t-mini', 'gpt-5-mini'],
  ['chatgpt', 'gpt-5-pro', 'gpt-5-pro'],
  ['chatgpt', 'gpt-5-3', 'gpt-5.2'],
  ['chatgpt', 'gpt-5-3-mini', 'gpt-5-mini'],
  ['chatgpt', 'gpt-5-5-pro', 'gpt-5.4-pro'],
  ['chatgpt', 'gpt-5-6-thinking', 'gpt-5.6'],
  ['chatgpt', 'gpt-5-6-instant', 'gpt-5.6'],
  ['chatgpt', 'gpt-6-sol', 'gpt-6-sol'],
  ['duckai', 'gpt-5.4-nano-2026-03-17', 'gpt-5.4-nano'],
  ['openai-compatible', 'gpt-5.4-mini-2026-03-05', 'gpt-5.4-mini'],
  ['m365-copilot', 'Gpt_5_4_Reasoning', 'gpt-5.4'],
  ['openai-compatible', 'gpt-oss-20b', 'gpt-oss-20b'],
  ['huggingchat', 'openai/gpt-oss-120b', 'gpt-oss-120b'],
  ['claude', 'claude-3-opus-20240229', 'claude-opus-4.1'],
  ['claude', 'claude-3-haiku-20240307', 'claude-haiku-3'],
  ['claude', 'claude-3-5-sonnet-20241022', 'claude-sonnet'],
  ['claude', 'claude-3-7-sonnet-20250219', 'claude-sonnet'],
  ['claude', 'claude-opus-4-20250514', 'claude-opus-4.1'],
  ['claude', 'claude-opus-4-6', 'claude-opus-4.6'],
  ['claude', 'claude-opus-4-7', 'claude-opus-4.8'],
  ['claude', 'claude-opus-5', 'claude-opus-4.8'],
  ['claude', 'claude-opus-5-5', 'claude-opus-5.5'],
  ['claude', 'claude-sonnet-4-6', 'claude-sonnet'],
  ['claude', 'claude-sonnet-5', 'claude-sonnet-5'],
  ['claude', 'claude-haiku-4-5-20251001', 'claude-haiku-4.5'],
  ['claude', 'claude-haiku-5-5', 'claude-haiku-5.5'],
  ['claude', 'claude-fable-5-1', 'claude-fable'],
  ['poe', 'Claude-Sonnet-4.5', 'claude-sonnet'],
  ['', 'claude-4-sonnet', 'claude-sonnet'],
  ['', 'claude-4.5-opus', 'claude-opus-4.6'],
  ['', 'claude-3.7-sonnet:thinking', 'claude-sonnet'],
  ['', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet'],
  ['', 'anthropic.claude-3-5-sonnet-20241022-v2:0', 'claude-sonnet'],
  ['', 'amazon.nova-lite-v1:0', 'nova-lite'],
  ['', 'meta-llama/llama-3.3-70b-instruct:free', 'llama-70b'],
  ['', 'deepseek/deepseek-r1:free', 'deepseek-v3'],
  ['', 'deepseek-r1:70b', 'open-70b'],
  ['', 'deepseek-r1-distill-qwen-32b', 'open-32b'],
  ['', 'deepseek-coder-33b', 'open-33b'],
  ['', 'gemma-3n-e4b-it', 'open-e4b'],
  ['', 'phi-3-medium', 'phi-4'],
  ['', 'sonar-reasoning-pro', 'deepseek-v3'],
  ['perplexity', 'r1-1776', 'deepseek-v3'],
  ['chatgpt', 'auto', 'gpt-5.6'],
  ['chatgpt', 'gpt-5-6-wm', 'gpt-5.6'],
  ['gemini', 'Pro', 'gemini-3-pro'],
  ['gemini', 'fbb127bbb056c959', 'gemini-3-flash'],
  ['gemini', '5bf011840784117a', 'gemini-3-flash'],
  ['gemini', '9d8ca3786ebdfbea', 'gemini-3-pro'],
  ['github-copilot', 'claude-haiku-4.5', 'claude-haiku-4.5'],
  ['gemini', '3.6 Flash', 'gemini-3-flash'],
  ['gemini', '3.1 Pro', 'gemini-3-pro'],
  ['gemini', '3.5 Flash-Lite', 'gemini-3-flash-lite'],
  ['gemini', '2.5 Pro', 'gemini-2.5-pro'],
  ['gemini', '2.5 Flash', 'gemini-2.5-flash'],
  ['aistudio', 'gemini-3.8-flash', 'gemini-3-flash'],
  ['aistudio', 'models/gemini-1.5-pro-002', 'gemini-1.5-pro'],
  ['mistral', 'mistral-medium-2508', 'mistral-medium'],
  ['mistral', 'mistral-large-2411', 'mistral-large-2'],
  ['mistral', 'mistral-large-2512', 'mistral-large-3'],
  ['deepseek', 'default', 'deepseek-v4-flash'],
  ['deepseek', 'expert', 'deepseek-v4-pro'],
  ['huggingchat', 'deepseek-ai/DeepSeek-R1', 'deepseek-v3'],
  ['qwen', 'qwen3.7-plus', 'qwen3-plus'],
  ['qwen', 'qwen3-235b-a22b', 'qwen3-235b'],
  ['huggingchat', 'Qwen/Qwen3.5-397B-A17B', 'qwen3.5-397b'],
  ['kimi', 'kimi-k3', 'kimi-k3'],
  ['chatgpt', 'gpt-6-1-terra', 'gpt-6.1-terra'],
  ['chatgpt', 'gpt-5-6-terra', 'gpt-5.6-terra'],
  ['grok', 'grok-4.20-0309', 'grok-4.20'],
  ['grok', 'grok-4-3', 'grok-4.3'],
  ['huggingchat', 'moonshotai/Kimi-K2.6', 'kimi-k2'],
  ['ai-sdk', 'kimi-k2-0905', 'kimi-k2'],
  ['zai', 'glm-4.7', 'glm-4'],
  ['zai', 'GLM-5.2', 'glm-5'],
  ['grok', 'fast', 'grok-fast'],
  ['grok', 'grok-4', 'grok-3'],
  ['grok', 'heavy', 'grok-4-heavy'],
  ['metaai', 'llama-4-maverick', 'llama-4-maverick'],
  ['huggingchat', 'meta-llama/Llama-3.3-70B-Instruct', 'llama-70b'],
  ['perplexity', 'turbo', 'sonar'],
  ['perplexity', 'pplx_pro', 'sonar-pro'],
  ['cohere', 'command-r-08-2024', 'command-r'],
];

describe('the model registry', () => {
  it.each(known)('on %s knows %s as %s', (site, slug, family) => {
    expect(matchModel(slug, site)).toMatchObject({ family: { id: family }, known: true });
  });

  it.each([
    ['chatgpt', 'gpt-7-sol', 'gpt-6-sol'],
    ['claude', 'claude-opus-6', 'claude-opus-5.5'],
    ['gemini', '4.1 Flash', 'gemini-3-flash'],
    ['notion', 'ambrosia-tart-high', 'claude-sonnet-5'],
    ['grok', 'grok-9', 'grok-4.5'],
    ['', 'gemma-next', 'mistral-small'],
    ['', 'gemini-ultra', 'gemini-3-pro'],
    ['', 'gpt2-xl', 'ministral'],
    ['nowhere', 'frobnicate', 'gpt-5'],
  ])('on %s takes the unknown %s for the nearest, %s, and says so', (site, slug, family) => {
    expect(matchModel(slug, site)).toMatchObject({ family: { id: family }, known: false });
  });

  it('takes a site that names no model for its usual one, and says so', () => {
    expect(matchModel(null, 'characterai')).toMatchObject({ family: { id: 'character' }, known: false });
  });

  it('believes a copy of open weights that states its precision', () => {
    expect(matchModel('llama3.1:8b-instruct-q4_K_M', '').family).toMatchObject({
      id: 'llama-8b',
      size: { bytesPerWeight: 0.5 },
    });
    expect(matchModel('gpt-oss-20b-q8_0', '').family.size?.bytesPerWeight).toBe(0.5);
  });

  it('does not read a picture, video or sound model into the middle of another name', () => {
    expect(videoModelOf('imagen-4')).toBeNull();
    expect(audioClassOf('gpt-4o-audio-preview')).toBeNull();
    expect(imageModelOf('anthropic.claude-3-5-sonnet-20241022-v2:0')).toBeNull();
    expect(imageModelOf('hunyuan-a13b')).toBeNull();
    expect(imageModelOf('deepseek-prover-v2')).toBeNull();
    expect(isKnownModel('something-new-v2', 'chatgpt')).toBe(false);
  });

  it('believes a slug that states its size and precision', () => {
    expect(matchModel('Qwen/Qwen3-32B', '').family.size).toEqual({
      activeB: 32,
      totalB: 32,
      bytesPerWeight: 2,
    });
    expect(matchModel('LGAI/EXAONE-4.0-32B-AWQ', '').family.size?.bytesPerWeight).toBe(0.5);
    expect(matchModel('some-moe-120b-a12b-fp8', '').family.size).toEqual({
      activeB: 12,
      totalB: 120,
      bytesPerWeight: 1,
    });
    expect(matchModel('llama3.2:1b', '').family.size?.totalB).toBe(1);
  });

  it('writes slugs one way, dates and vendors left out', () => {
    expect(normalizeSlug('anthropic/claude_sonnet_4_5-20250929', '')).toBe('claude-sonnet-4-5');
    expect(normalizeSlug('Claude-Sonnet-4.5', '')).toBe('claude-sonnet-4-5');
    expect(normalizeSlug('3.6 Flash', 'gemini')).toBe('gemini-3-6-flash');
  });

  it('is not fooled by names of object properties', () => {
    for (const slug of ['__proto__', 'constructor', 'toString', '']) {
      expect(matchModel(slug, '__proto__').known).toBe(false);
    }
  });

  it('has one row a family, each with a positive energy a token', () => {
    expect(new Set(FAMILIES.map(({ id }) => id)).size).toBe(FAMILIES.length);
    for (const family of FAMILIES) {
      expect(decodeWh(family), family.id).toBeGreaterThan(0);
      expect(family.size !== null || family.usdPerMOut !== null, family.id).toBe(true);
      if (family.size) expect(family.size.activeB).toBeLessThanOrEqual(family.size.totalB);
    }
  });

  it('gives a mini less than its sibling and a pro more', () => {
    const tokenOf = (slug: string): number => decodeWh(matchModel(slug, 'chatgpt').family);
    for (const [less, more] of [
      ['gpt-4o-mini', 'gpt-4o'],
      ['gpt-4.1-nano', 'gpt-4.1-mini'],
      ['gpt-4.1-mini', 'gpt-4.1'],
      ['gpt-5-nano', 'gpt-5-mini'],
      ['gpt-5-mini', 'gpt-5'],
      ['gpt-5', 'gpt-5-pro'],
      ['claude-haiku-4-5', 'claude-sonnet-4-5'],
      ['claude-sonnet-4-6', 'claude-opus-4-6'],
      ['gemini-2.5-flash-lite', 'gemini-2.5-flash'],
      ['gemini-2.5-flash', 'gemini-2.5-pro'],
      ['llama-3.1-8b', 'llama-3.3-70b'],
      ['gpt-oss-20b', 'gpt-oss-120b'],
    ] as const) {
      expect(tokenOf(less), `${less} < ${more}`).toBeLessThan(tokenOf(more));
    }
  });
});

describe('models of pictures, videos and sound', () => {
  it.each([
    ['chatgpt', 'gpt-image-2'],
    ['a1111', 'v1-5-pruned-emaonly'],
    ['comfyui', 'sd_xl_base_1.0.safetensors'],
    ['comfyui', 'flux1-schnell-fp8.safetensors'],
    ['midjourney', 'v8_diffusion'],
    ['ideogram', 'V_3_1'],
    ['firefly', 'gemini-flash'],
    ['firefly', 'firefly-image-5'],
    ['runway', 'gemini-3-pro-image-preview'],
    ['runway', 'gen4_turbo'],
    ['leonardo', 'kling-3.0'],
    ['gemini', 'veo-3.1-fast-generate-001'],
    ['gemini', 'imagen-4.0-generate-001'],
    ['chatgpt', 'sora-2-pro'],
    ['chatgpt', 'sora-2'],
    ['grok', 'imagine-image-edit'],
    ['grok', 'imagine-video-gen'],
    ['suno', 'chirp-hawk'],
  ])('on %s knows %s', (site, model) => {
    expect(isKnownModel(model, site)).toBe(true);
  });

  it('are not everything', () => {
    expect(isKnownModel('frobnicate', 'nowhere')).toBe(false);
    expect(isKnownModel('gpt-9', 'chatgpt')).toBe(false);
  });
});

describe('a name of Ollama’s library, on a chat of one’s own', () => {
  it.each([
    ['deepseek-r1', 8, 0.5],
    ['deepseek-r1:latest', 8, 0.5],
    ['deepseek-r1:70b', 70, 0.5],
    ['llama3.2', 3, 0.5],
    ['llama3', 8, 0.5],
    ['codellama', 7, 0.5],
    ['tinyllama', 1.1, 0.5],
    ['qwen3', 8, 0.5],
    ['qwen2.5', 7, 0.5],
    ['mistral', 7, 0.5],
    ['phi4-mini', 3.8, 0.5],
    ['gemma3', 4, 0.5],
    ['smollm2:135m', 0.135, 0.5],
    ['gemma3:270m', 0.27, 0.5],
    ['llama3.1:8b-instruct-q8_0', 8, 1],
    ['llama3.1:8b-instruct-fp16', 8, 2],
  ])('%s is %d billion parameters of %d bytes', (model, totalB, bytesPerWeight) => {
    for (const site of ['own:1', 'openwebui', 'openai-compatible']) {
      const { family, known } = matchModel(model, site);
      expect(known).toBe(true);
      expect((family.size?.totalB ?? 0) / totalB).toBeGreaterThan(1 / 1.3);
      expect((family.size?.totalB ?? 0) / totalB).toBeLessThan(1.3);
      expect([family.size?.bytesPerWeight, family.usdPerMOut]).toEqual([bytesPerWeight, null]);
    }
  });

  it('is the vendor’s model anywhere else', () => {
    expect(matchModel('deepseek-r1', 'openrouter').family.size?.totalB).toBeGreaterThan(600);
  });
});
