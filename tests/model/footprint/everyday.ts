/**
 * Everyday requests, estimated by the last frozen release and by today's factors, each beside the most credible figure
 * anybody has published. Those are points of our own files, scaled as the words beside them say.
 */
import { estimate, type SiteUsage } from '../../../src/model/footprint/estimate.ts';
import type { Usage } from '../../../src/model/usage/usage.ts';
import { estimatorOf } from '../../releases/estimator.ts';
import { ownPoints } from './own-points.ts';
import { publishedValue } from './points.ts';
import type { Language } from './table-kit.ts';
import { usageOf } from './usage.ts';

type Words = Readonly<Record<Language, string>>;

interface Everyday {
  readonly request: Words;
  readonly usage: SiteUsage;
  /** Id of a point, and how many of its unit the request is. */
  readonly point: string;
  readonly times: number;
  readonly published: Words;
  /** Why we differ; of every request that is not within a factor of 3. */
  readonly why?: Words;
}

const COUNTED: Usage['tokenSource'] = { input: 'counted', output: 'counted', reasoning: 'counted' };
const INFERRED: Usage['tokenSource'] = { ...COUNTED, reasoning: 'inferred' };

const text = (changes: Partial<SiteUsage>): SiteUsage => usageOf({ tokenSource: COUNTED, ...changes });
const made = (changes: Partial<SiteUsage>): SiteUsage =>
  text({ inputTokens: 60, outputTokens: 0, ...changes });

/** A coding turn: 2,000 tokens read, 1,500 answered, and four times as many thought, as inferred. */
const coding = (contextTokens: number): SiteUsage =>
  text({
    site: 'claude',
    model: 'claude-opus-4-6',
    mode: 'reasoning',
    inputTokens: 2000,
    contextTokens,
    outputTokens: 1500,
    reasoningTokens: 6000,
    tokenSource: INFERRED,
  });

const COUCH: Words = {
  en: 'Couch, January 2026: 1.95 Wh per 1,000 tokens written by Opus, derived from prices',
  fr: 'Couch, janvier 2026 : 1,95 Wh pour 1 000 tokens écrits par Opus, déduit des prix',
};
const FLUX: Words = {
  en: 'no figure of a closed product; FLUX.1-dev in 50 steps, ML.ENERGY, GPU alone',
  fr: 'aucun chiffre d’un produit fermé ; FLUX.1-dev en 50 étapes, ML.ENERGY, GPU seul',
};

export const EVERYDAY: readonly Everyday[] = [
  {
    request: { en: 'short question, GPT-5', fr: 'question courte, GPT-5' },
    usage: text({ model: 'gpt-5', outputTokens: 330 }),
    point: 'openai-altman-wh',
    times: 1,
    published: {
      en: 'Altman (OpenAI), June 2025: an average query, of whatever model and length',
      fr: 'Altman (OpenAI), juin 2025 : une requête moyenne, modèle et longueur non dits',
    },
  },
  {
    request: {
      en: 'the same, thinking: 300 tokens answered, 4,200 thought',
      fr: 'la même, avec réflexion : 300 tokens de réponse, 4 200 de réflexion',
    },
    usage: text({ model: 'gpt-5', mode: 'reasoning', outputTokens: 300, reasoningTokens: 4200 }),
    point: 'microsoft-oviedo-reasoning',
    times: 1,
    published: {
      en: 'Oviedo et al. (Microsoft), 2026: answers 15 times as long, models over 200 billion parameters',
      fr: 'Oviedo et al. (Microsoft), 2026 : réponses 15 fois plus longues, modèles de plus de 200 milliards de paramètres',
    },
  },
  {
    request: { en: 'deep research, GPT-5', fr: 'recherche approfondie, GPT-5' },
    usage: text({ model: 'gpt-5', mode: 'research', outputTokens: 3000, tokenSource: INFERRED }),
    point: 'couch-cc-session',
    times: 1,
    published: {
      en: 'nobody has published one; Couch, January 2026: a coding session of 592,000 tokens in 24 calls',
      fr: 'personne n’en a publié ; Couch, janvier 2026 : une session de code de 592 000 tokens en 24 appels',
    },
  },
  {
    request: {
      en: 'coding turn, Opus 4.6 thinking, 8,000 tokens of context',
      fr: 'tour de code, Opus 4.6 avec réflexion, 8 000 tokens de contexte',
    },
    usage: coding(8000),
    point: 'couch-output-mtok',
    times: 7.5,
    published: COUCH,
  },
  {
    request: {
      en: 'the same after 100,000 tokens of context',
      fr: 'le même après 100 000 tokens de contexte',
    },
    usage: coding(100_000),
    point: 'couch-output-mtok',
    times: 7.5,
    published: COUCH,
    why: {
      en: 'theirs has one price for every written token; after so much context each costs several times as much by the physics of reading it anew, and how much depends on an attention nobody outside knows',
      fr: 'le leur a un prix pour tout token écrit ; après tant de contexte chacun coûte plusieurs fois plus par la physique de sa relecture, et combien dépend d’une attention que nul ne connaît au-dehors',
    },
  },
  {
    request: {
      en: 'prompt of 350 tokens written, Gemini 2.5 Flash',
      fr: 'demande de 350 tokens écrits, Gemini 2.5 Flash',
    },
    usage: text({ site: 'gemini', model: 'gemini-2.5-flash', outputTokens: 350 }),
    point: 'google-gemini-median-wh',
    times: 1,
    published: {
      en: 'Google, August 2025: the median prompt, its length not told',
      fr: 'Google, août 2025 : la demande médiane, longueur non dite',
    },
  },
  {
    request: {
      en: 'DeepSeek R1: 300 tokens answered, 1,500 thought',
      fr: 'DeepSeek R1 : 300 tokens de réponse, 1 500 de réflexion',
    },
    usage: text({
      site: 'deepseek',
      model: 'deepseek-r1',
      mode: 'reasoning',
      outputTokens: 300,
      reasoningTokens: 1500,
    }),
    point: 'jegham6-deepseek-r1-azure-short',
    times: 1,
    published: {
      en: 'Jegham et al., November 2025: on Azure, eight requests together, by response time',
      fr: 'Jegham et al., novembre 2025 : sur Azure, huit requêtes ensemble, par le temps de réponse',
    },
  },
  {
    request: {
      en: 'picture of 1024 × 1024 in high quality, GPT Image',
      fr: 'image de 1024 × 1024 en haute qualité, GPT Image',
    },
    usage: made({
      kind: 'image',
      model: 'gpt-image-1',
      media: [{ type: 'image', count: 1, width: 1024, height: 1024, quality: 'high' }],
    }),
    point: 'mlenergy-img-FLUX.1-dev-B200',
    times: 1,
    published: FLUX,
  },
  {
    request: { en: '“starter pack”, GPT-4o, 1024 × 1536', fr: '« starter pack », GPT-4o, 1024 × 1536' },
    usage: made({
      kind: 'image',
      model: 'gpt-4o',
      inputTokens: 250,
      media: [{ type: 'image', count: 1, width: 1024, height: 1536 }],
    }),
    point: 'mlenergy-img-FLUX.1-dev-B200',
    times: 1,
    published: FLUX,
  },
  {
    request: { en: 'four pictures, Midjourney 7', fr: 'quatre images, Midjourney 7' },
    usage: made({
      site: 'midjourney',
      kind: 'image',
      model: 'v7-diffusion',
      media: [{ type: 'image', count: 4, width: 1024, height: 1024 }],
    }),
    point: 'aies-img-stable-diffusion-xl-base-1.0',
    times: 4,
    published: {
      en: 'no figure of Midjourney; four of SDXL, AI Energy Score, GPU alone',
      fr: 'aucun chiffre de Midjourney ; quatre de SDXL, AI Energy Score, GPU seul',
    },
  },
  {
    request: { en: 'video of 8 s in 720p, Veo 3.1', fr: 'vidéo de 8 s en 720p, Veo 3.1' },
    usage: made({
      site: 'gemini',
      kind: 'video',
      model: 'veo-3.1',
      media: [{ type: 'video', count: 1, seconds: 8, width: 1280, height: 720 }],
    }),
    point: 'lcc-veo-3.0-8s-720p',
    times: 1,
    published: {
      en: 'Jegham, Gamazaychikov & Luccioni, July 2026: Veo 3.0, without cooling, hardware assumed',
      fr: 'Jegham, Gamazaychikov et Luccioni, juillet 2026 : Veo 3.0, sans refroidissement, matériel supposé',
    },
  },
  {
    request: { en: 'two songs of three minutes, Suno', fr: 'deux chansons de trois minutes, Suno' },
    usage: made({
      site: 'suno',
      kind: 'audio',
      model: 'chirp-v5',
      media: [{ type: 'audio', count: 2, seconds: 180 }],
    }),
    point: 'passoni-stable-audio-open-1.0-a40',
    // What Stable Audio Open makes at once, whatever is asked for: 47 s, by its model card.
    times: 360 / 47,
    published: {
      en: 'no figure of a closed product; as much sound of Stable Audio Open, Passoni et al., May 2025, GPU alone',
      fr: 'aucun chiffre d’un produit fermé ; autant de son de Stable Audio Open, Passoni et al., mai 2025, GPU seul',
    },
  },
  {
    request: { en: 'ten minutes of voice, ChatGPT', fr: 'dix minutes de voix, ChatGPT' },
    usage: made({
      kind: 'audio',
      model: 'gpt-5',
      inputTokens: 0,
      session: true,
      media: [{ type: 'audio', count: 1, seconds: 600 }],
    }),
    point: 'epoch-gpt4o-500',
    // Half of the time is answer, 20 audio tokens a second: 6,000 tokens, of which the point has 500.
    times: 12,
    published: {
      en: 'nobody has published one; Epoch AI, February 2025: as many tokens of text by GPT-4o',
      fr: 'personne n’en a publié ; Epoch AI, février 2025 : autant de tokens de texte par GPT-4o',
    },
    why: {
      en: 'we take a token of sound for two of text, by its list price, and Epoch’s GPT-4o is lighter than what size and launch price say',
      fr: 'nous prenons un token de son pour deux de texte, selon son prix, et le GPT-4o d’Epoch est plus léger que ne le disent taille et prix de lancement',
    },
  },
];

const points = new Map(ownPoints().map((point) => [point.id, point]));
const before = await estimatorOf('0.1.0');

/** Of each request: energy by the release before, by today's factors, and as published, in Wh. */
export const everydayEstimates = EVERYDAY.map(({ usage, point, times }) => {
  const published = points.get(point);
  if (!published) throw new Error(`no point ${point}`);
  return {
    before: before(usage, null).energyWh,
    now: estimate(usage, null).energyWh,
    publishedWh: publishedValue(published) * times,
  };
});
