/** The tables of examples in docs/METHOD.md and docs/METHODE.md. */
import { estimate } from '../../../src/model/footprint/estimate.ts';
import { explain } from '../../../src/model/footprint/explain.ts';
import { searchBaseline, searchEquivalents } from '../../../src/model/footprint/search.ts';
import type { Range } from '../../../src/model/usage/usage.ts';
import { EVERYDAY, everydayEstimates } from './everyday.ts';
import { madeUpWeek, weekSums } from './made-up-week.ts';
import { figure, inFrench, type Language, span, table } from './table-kit.ts';
import { usageOf } from './usage.ts';

const EXAMPLES = [
  {
    en: 'LinkedIn post (100 tokens in, 330 out), GPT-5',
    fr: 'post LinkedIn (100 tokens lus, 330 écrits), GPT-5',
    usage: usageOf({ model: 'gpt-5', outputTokens: 330 }),
  },
  {
    en: 'the same with 1,500 tokens of hidden reasoning',
    fr: 'le même avec 1 500 tokens de raisonnement caché',
    usage: usageOf({ model: 'gpt-5', outputTokens: 1830, reasoningTokens: 1500 }),
  },
  {
    en: 'the same, Claude Opus 4.6 with reasoning',
    fr: 'le même, Claude Opus 4.6 avec raisonnement',
    usage: usageOf({ site: 'claude', model: 'claude-opus-4-6', outputTokens: 1830, reasoningTokens: 1500 }),
  },
  {
    en: 'the same, GPT-4 of 2023',
    fr: 'le même, GPT-4 de 2023',
    usage: usageOf({ model: 'gpt-4', outputTokens: 330 }),
  },
  {
    en: 'the same, Gemini 2.5 Flash',
    fr: 'le même, Gemini 2.5 Flash',
    usage: usageOf({ site: 'gemini', model: 'gemini-2.5-flash', outputTokens: 330 }),
  },
  {
    en: 'one picture in ChatGPT',
    fr: 'une image dans ChatGPT',
    usage: usageOf({ kind: 'image', model: 'gpt-5', outputTokens: 0, media: [{ type: 'image', count: 1 }] }),
  },
  {
    en: 'one video of 8 s in Gemini (Veo 3.1)',
    fr: 'une vidéo de 8 s dans Gemini (Veo 3.1)',
    usage: usageOf({
      site: 'gemini',
      kind: 'video',
      model: '3.1 Pro',
      outputTokens: 0,
      media: [{ type: 'video', count: 1, seconds: 8 }],
    }),
  },
  {
    en: 'one deep-research report, GPT-5',
    fr: 'un rapport de recherche approfondie, GPT-5',
    usage: usageOf({
      model: 'gpt-5',
      mode: 'research',
      outputTokens: 3000,
      tokenSource: { input: 'counted', output: 'counted', reasoning: 'counted' },
    }),
  },
] as const;

/** What ordinary requests come to. */
export function examplesTable(language: Language): string {
  const heads = {
    en: [
      'request',
      'energy, Wh',
      'searches (Google 2009)',
      'carbon of use, g',
      'hardware, g',
      'water on site + off site, mL',
    ],
    fr: [
      'requête',
      'énergie, Wh',
      'recherches (Google 2009)',
      'carbone de l’usage, g',
      'matériel, g',
      'eau sur site + hors site, mL',
    ],
  };
  const rows = EXAMPLES.map(({ usage, ...label }) => {
    const footprint = estimate(usage, null);
    const searches = searchEquivalents(footprint.energyWh, searchBaseline('google-2009'));
    return [
      label[language],
      span(footprint.energyWh),
      span(searches),
      span(footprint.gwpUsageGrams),
      span(footprint.gwpEmbodiedGrams),
      `${figure(footprint.waterOnsiteMl.central)} + ${figure(footprint.waterOffsiteMl.central)}`,
    ];
  });
  return table(language, heads, rows);
}

/** Everyday requests before, now and as published. */
export function everydayTable(language: Language): string {
  const heads = {
    en: [
      'request',
      'before (2026.11), Wh',
      'now, Wh',
      'published, Wh',
      'now over published',
      'of what, and why we differ',
    ],
    fr: [
      'requête',
      'avant (2026.11), Wh',
      'maintenant, Wh',
      'publié, Wh',
      'maintenant sur publié',
      'de quoi, et pourquoi nous différons',
    ],
  };
  const rows = EVERYDAY.map(({ request, published, why }, index) => {
    const { before, now, publishedWh } = everydayEstimates[index] ?? {};
    if (!before || !now || publishedWh === undefined) throw new Error(`no estimate of ${request.en}`);
    return [
      request[language],
      span(before),
      span(now),
      figure(publishedWh),
      figure(now.central / publishedWh),
      [published[language], why?.[language]].filter(Boolean).join('; '),
    ];
  });
  return table(language, heads, rows);
}

/** How wide the sum of a week is. */
export function weekTable(language: Language): string {
  const heads = {
    en: ['a made-up week', 'requests', 'as added up, Wh', 'decades', 'end to end, Wh', 'decades'],
    fr: [
      'une semaine inventée',
      'requêtes',
      'telle qu’additionnée, Wh',
      'décades',
      'bout à bout, Wh',
      'décades',
    ],
  };
  const names = {
    en: ['all of it', 'without its one research run'],
    fr: ['tout entière', 'sans son unique recherche approfondie'],
  };
  const all = madeUpWeek();
  const decades = ({ low, high }: Range): string => Math.log10(high / low).toFixed(2);
  const rows = [all, all.filter(({ mode }) => mode !== 'research')].map((requests, index) => {
    const { byCause, endToEnd } = weekSums(requests);
    const cells = [span(byCause), decades(byCause), span(endToEnd), decades(endToEnd)];
    return [names[language][index] ?? '', String(requests.length), ...cells];
  });
  return table(language, heads, rows);
}

/** Every step of the first example, from the explanation the interface shows. */
export function workedTable(language: Language): string {
  const heads = { en: ['step', 'with', 'gives'], fr: ['étape', 'avec', 'donne'] };
  const precise = (value: number): string => String(Number(value.toPrecision(4)));
  const shown = (value: number | Range): string => {
    const text =
      typeof value === 'number'
        ? precise(value)
        : `${precise(value.central)} (${precise(value.low)}–${precise(value.high)})`;
    return language === 'fr' ? inFrench(text) : text;
  };
  const { steps } = explain(EXAMPLES[0].usage, null);
  const rows = steps.map(({ expression, values, result }) => [
    `\`${expression}\``,
    values.map(({ symbol, value }) => `${symbol} = ${shown(value)}`).join('; '),
    `${shown(result.value)} ${result.unit}`.trim(),
  ]);
  return table(language, heads, rows);
}
