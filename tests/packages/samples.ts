/** Requests of every sort and place, and what the extension makes of them, for who computes them elsewhere. */
import { estimate, factorsTag } from '../../src/model/footprint/estimate.ts';
import { roundFootprint } from '../../src/model/usage/day-row.ts';
import type { Media } from '../../src/model/usage/usage.ts';
import { usageOf } from '../model/footprint/usage.ts';

const SITES = ['chatgpt', 'claude', 'mistral', 'own-openai', 'nowhere'];
const MODELS = ['gpt-5', 'claude-opus-4', 'mistral-large', 'llama-3.1-8b', 'unheard-of', null];
const ZONES = [null, 'FR', 'US-CAMX', 'none'];
const MEDIA: readonly Media[] = [
  { type: 'image', count: 2, width: 1024, height: 1024 },
  { type: 'video', count: 1, seconds: 8 },
  { type: 'audio', count: 1, seconds: 120 },
];

const texts = SITES.flatMap((site) =>
  MODELS.map((model, index) =>
    usageOf({
      site,
      model,
      outputTokens: 37 * (index + 1),
      reasoningTokens: 211 * index,
      contextTokens: 9001,
    }),
  ),
);
const produced = MEDIA.map((media) =>
  usageOf({ kind: media.type, model: null, outputTokens: 0, media: [media] }),
);

/** Each with the zone it is estimated in. */
export const SAMPLES = [...texts, ...produced].flatMap((usage) => ZONES.map((zone) => ({ usage, zone })));

/** As the extension stores them. */
export const STORED = SAMPLES.map(({ usage, zone }) => ({
  ...roundFootprint(estimate(usage, zone)),
  factors: factorsTag(usage.site, zone),
}));
