/**
 * Figures that circulate, each with what it covers, and beside it what the engine says of the same: published figures
 * differ by a factor of a hundred because they count different things. For the page of the method and docs/METHOD.md.
 */

import type { Said } from '../said.ts';
import { gwpGrams } from '../summaries/summary.ts';
import type { Range } from '../usage/usage.ts';
import { estimate } from './estimate.ts';
import type { SiteUsage } from './site-usage.ts';

interface Claim {
  /** The figure, who published it and when. */
  readonly claim: Said;
  readonly covers: Said;
  /** What ours is of. */
  readonly ours: Said;
  readonly usage: SiteUsage;
  readonly measure: 'energy' | 'gwp';
  readonly why: Said;
}

/** A published figure, and ours of the same: Wh, or grams of use and hardware. */
export interface ReadFigure extends Omit<Claim, 'usage'> {
  readonly range: Range;
}

/** A plain answer to 100 tokens, all reported by the site. */
function answerOf(changes: Partial<SiteUsage>): SiteUsage {
  return {
    site: 'chatgpt',
    kind: 'text',
    intent: 'new',
    mode: 'standard',
    effort: null,
    model: null,
    generations: 1,
    inputTokens: 100,
    contextTokens: 0,
    outputTokens: 0,
    reasoningTokens: 0,
    toolTokens: 0,
    totalTokens: null,
    tokenSource: { input: 'reported', output: 'reported', reasoning: 'reported' },
    media: [],
    outcome: 'complete',
    durationMs: 4000,
    seen: 'network',
    session: false,
    ...changes,
  };
}

const gpt5 = { en: 'GPT-5, 1,000 tokens written', fr: 'GPT-5, 1 000 tokens écrits' };
const gemini = answerOf({ site: 'gemini', model: 'gemini-2.5-flash', outputTokens: 350 });
const geminiWords = { en: 'Gemini 2.5 Flash, 350 tokens', fr: 'Gemini 2.5 Flash, 350 tokens' };
const URI = {
  claim: {
    en: '18 Wh (up to 40) a GPT-5 answer, University of Rhode Island, August 2025',
    fr: '18 Wh (jusqu’à 40) la réponse de GPT-5, université de Rhode Island, août 2025',
  },
  covers: {
    en: 'about 1,000 tokens; response time × the power of an assumed H100 or H200 server',
    fr: 'environ 1 000 tokens ; temps de réponse × puissance d’un serveur H100 ou H200 supposé',
  },
};

const CLAIMS: readonly Claim[] = [
  {
    ...URI,
    ours: gpt5,
    usage: answerOf({ model: 'gpt-5', outputTokens: 1000 }),
    measure: 'energy',
    why: {
      en: 'time is no energy: it holds queueing and hidden reasoning, and a server answers many people in it; nobody outside knows how many, which decides the figure',
      fr: 'le temps n’est pas de l’énergie : il contient l’attente et le raisonnement caché, et un serveur y répond à beaucoup de monde ; nul au-dehors ne sait combien, et c’est ce qui décide du chiffre',
    },
  },
  {
    ...URI,
    ours: {
      en: 'the same with 8,000 tokens of hidden reasoning',
      fr: 'la même avec 8 000 tokens de raisonnement caché',
    },
    usage: answerOf({ model: 'gpt-5', outputTokens: 9000, reasoningTokens: 8000 }),
    measure: 'energy',
    why: {
      en: 'hidden reasoning was in the time they measured and costs several times its answer: with a long one we come nearer',
      fr: 'le raisonnement caché était dans le temps qu’ils ont mesuré et coûte plusieurs fois sa réponse : avec un long, nous en approchons',
    },
  },
  {
    claim: {
      en: '0.24 Wh a Gemini prompt, Google, August 2025',
      fr: '0,24 Wh la demande à Gemini, Google, août 2025',
    },
    covers: {
      en: 'the median text prompt of May 2025; accelerators, host, idle, cooling; lengths are not told',
      fr: 'la demande de texte médiane de mai 2025 ; accélérateurs, hôte, attente, refroidissement ; longueurs non dites',
    },
    ours: geminiWords,
    usage: gemini,
    measure: 'energy',
    why: {
      en: 'the same boundary; ours assumes a length, and a median says nothing of long answers, pictures or reasoning, which weigh most in a mean',
      fr: 'même périmètre ; la nôtre suppose une longueur, et une médiane ne dit rien des réponses longues, des images ni du raisonnement, qui pèsent le plus dans une moyenne',
    },
  },
  {
    claim: {
      en: '0.4 g a Gemini prompt, Greenly, September 2025 (figure not verified)',
      fr: '0,4 g la demande à Gemini, Greenly, septembre 2025 (chiffre non vérifié)',
    },
    covers: {
      en: 'said to lean on Mistral’s life cycle and on electricity by place',
      fr: 'dit s’appuyer sur le cycle de vie de Mistral et sur l’électricité du lieu',
    },
    ours: geminiWords,
    usage: gemini,
    measure: 'gwp',
    why: {
      en: 'Google’s own 0.03 g counts contracts for clean power; ours takes the grid of the place and the hardware; a life cycle of the kind of Mistral’s adds more of making and upstream than any figure of energy does',
      fr: 'les 0,03 g de Google comptent les contrats d’électricité propre ; la nôtre prend le réseau du lieu et le matériel ; un cycle de vie comme celui de Mistral ajoute plus de fabrication et d’amont qu’aucun chiffre d’énergie',
    },
  },
  {
    claim: {
      en: '1.14 g a reply of Le Chat, Mistral, July 2025',
      fr: '1,14 g la réponse du Chat, Mistral, juillet 2025',
    },
    covers: {
      en: '400 tokens of Mistral Large 2; life cycle: making of servers, upstream, electricity by place; no watt-hours given',
      fr: '400 tokens de Mistral Large 2 ; cycle de vie : fabrication des serveurs, amont, électricité du lieu ; aucun wattheure donné',
    },
    ours: { en: 'Mistral Large 2 in Le Chat, 400 tokens', fr: 'Mistral Large 2 dans Le Chat, 400 tokens' },
    usage: answerOf({ site: 'mistral', model: 'mistral-large-2', outputTokens: 400 }),
    measure: 'gwp',
    why: {
      en: 'energy on any grid does not come to 1.14 g: theirs holds hardware and upstream at a scale we cannot recompute, so it stands beside ours in Le Chat and is never added',
      fr: 'l’énergie, sur aucun réseau, ne donne 1,14 g : la leur contient matériel et amont à une échelle que nous ne pouvons recalculer ; elle est donc montrée à côté de la nôtre dans Le Chat, jamais ajoutée',
    },
  },
];

/** In the order they are told in, estimated under the factors of today for servers in an unnamed place. */
export const READ_FIGURES: readonly ReadFigure[] = CLAIMS.map(({ usage, ...claim }) => {
  const footprint = estimate(usage, null);
  return { ...claim, range: claim.measure === 'energy' ? footprint.energyWh : gwpGrams(footprint) };
});
