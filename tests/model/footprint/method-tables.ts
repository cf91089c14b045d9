/** The tables of docs/METHOD.md and docs/METHODE.md, made from the very factors the estimator uses. */
import equivalences from '../../../src/model/footprint/data/equivalences.json' with { type: 'json' };
import hardware from '../../../src/model/footprint/data/hardware.json' with { type: 'json' };
import models from '../../../src/model/footprint/data/models.json' with { type: 'json' };
import products from '../../../src/model/footprint/data/products.json' with { type: 'json' };
import tokenizers from '../../../src/model/footprint/data/tokenizers.json' with { type: 'json' };
import { FACTORS } from '../../../src/model/footprint/factors.ts';
import { spread } from '../../../src/model/footprint/range.ts';
import { FAMILIES, type Family } from '../../../src/model/footprint/registry.ts';
import { SEARCH_BASELINES } from '../../../src/model/footprint/search.ts';
import { SEARCH_SOURCES } from '../../../src/model/footprint/search-sources.ts';
import { servedFactors } from '../../../src/model/footprint/serving.ts';
import { saidOf } from '../../../src/model/footprint/sources.ts';
import { decodeWh, meterFactor, modelCauses } from '../../../src/model/footprint/text.ts';
import { predictAll } from './checkpoints.ts';
import { everydayTable, examplesTable, weekTable, workedTable } from './example-tables.ts';
import { leaveOneOut } from './leave-one-out.ts';
import { mediaTable } from './media-tables.ts';
import { type Checkpoint, isScored } from './points.ts';
import { type Score, scoreByKind, scoreOf } from './scores.ts';
import { claimsTable, sourcesTable, usesList, yearsTable } from './source-tables.ts';
import { apart, type Language, span, table, three } from './table-kit.ts';

/** '15 (2024-05)': what a million tokens cost at launch, with its month where that is known. */
function priceOf({ id, usdPerMOut }: Family): string {
  if (usdPerMOut === null) return '–';
  const month = (models.priceMonths as Readonly<Record<string, string>>)[id];
  return month === undefined ? String(usdPerMOut) : `${usdPerMOut} (${month})`;
}

function families(language: Language): string {
  const heads = {
    en: [
      'family',
      'active / total, billions',
      'bytes a weight',
      'USD per million out',
      'Wh per 1,000 tokens out',
      'class',
      'size from',
    ],
    fr: [
      'famille',
      'actifs / total, milliards',
      'octets par poids',
      'USD par million écrit',
      'Wh pour 1 000 tokens écrits',
      'classe',
      'taille selon',
    ],
  };
  const rows = FAMILIES.map((family) => {
    const factors = servedFactors(family, family.vendor);
    const { low, high } = spread(1, modelCauses({ family, known: true }, factors));
    const central = decodeWh(family, factors) * meterFactor(FACTORS.text.price.pue) * 1000;
    return [
      family.id,
      family.size ? `${family.size.activeB} / ${family.size.totalB}` : '–',
      family.size ? String(family.size.bytesPerWeight) : '–',
      priceOf(family),
      span({ low: central * low, central, high: central * high }),
      family.confidence,
      family.sizeSource,
    ];
  });
  const sources = Object.entries(models.sizeSources).map(
    ([key, text]) => `- \`${key}\`: ${saidOf(text)[language]}`,
  );
  return [table(language, heads, rows), '', ...sources].join('\n');
}

const TRAFFIC = [
  ['large', { en: 'large fleet', fr: 'grande flotte' }],
  ['ordinary', { en: 'ordinary provider', fr: 'fournisseur ordinaire' }],
  ['small', { en: 'small host', fr: 'petit hébergeur' }],
  ['own', { en: 'own computer', fr: 'ordinateur personnel' }],
] as const;

function textFactors(language: Language): string {
  const { text } = FACTORS;
  const heads = { en: ['factor', 'value', 'source'], fr: ['facteur', 'valeur', 'source'] };
  const rows = [
    [
      'k, a, p, q, b, B0',
      [
        text.decode.coefficient,
        text.decode.activeExponent,
        text.decode.totalExponent,
        text.decode.bytesExponent,
        text.decode.batchExponent,
        text.decode.batchHalf,
      ].join(', '),
      text.decode.source,
    ],
    ...TRAFFIC.map(([name, words]) => {
      const { value, low, high, source } = text.traffic[name];
      return [`B, ${words[language]}`, `${value} (${apart({ low, high })})`, source];
    }),
    [
      'h',
      three({ low: text.hostAndIdle.low, central: text.hostAndIdle.value, high: text.hostAndIdle.high }),
      text.hostAndIdle.source,
    ],
    [
      'c_half',
      `${Object.values(text.attention.kilobytes).join(', ')} kB · A^${text.attention.activeExponent}, ${text.attention.joulesPerGigabyte} J/GB`,
      text.attention.source,
    ],
    ['r', three(text.prefill), text.prefill.source],
    ['κ_c', three(text.cache), text.cache.source],
    ['T_half', String(text.prefillGrowth.halfTokens), text.prefillGrowth.source],
    ['E_fixed', three(text.fixed), text.fixed.source],
    ['κ, ω', `${text.price.value}, ${text.price.weight}`, text.price.source],
    ...(['measured', 'open', 'disclosed', 'inferred', 'guessed', 'benchmark'] as const).map((name) => [
      name,
      apart(text.spread[name]),
      text.spread.source,
    ]),
  ];
  return table(language, heads, rows);
}

function tokenizerTable(language: Language): string {
  const heads = {
    en: ['tokenizer', 'own tokens per o200k token'],
    fr: ['tokeniseur', 'tokens propres par token o200k'],
  };
  const rows = Object.entries(tokenizers.perO200k).map(([name, factor]) => [name, String(factor)]);
  return [table(language, heads, rows), '', `${saidOf(tokenizers.source)[language]}.`].join('\n');
}

function placesTable(language: Language): string {
  const heads = {
    en: ['product', 'zone', 'gCO2e/kWh', 'operator', 'PUE', 'WUE, L/kWh'],
    fr: ['produit', 'zone', 'gCO2e/kWh', 'exploitant', 'PUE', 'WUE, L/kWh'],
  };
  const of = ([low, central, high]: readonly number[]): string => `${central} (${low}–${high})`;
  const operators: Readonly<Record<string, { pue: number[]; wue: number[]; source: string }>> =
    products.operators;
  const rows = Object.entries(products.products).map(([site, { zone, grid, operator }]) => {
    const { pue = [], wue = [] } = operators[operator] ?? {};
    return [site, zone, of(grid), operator, of(pue), of(wue)];
  });
  const sources = Object.entries(operators).map(
    ([id, { source }]) => `- \`${id}\`: ${saidOf(source)[language]}`,
  );
  return [table(language, heads, rows), '', ...sources].join('\n');
}

function hardwareTable(language: Language): string {
  const heads = { en: ['factor', 'value', 'source'], fr: ['facteur', 'valeur', 'source'] };
  const { embodiedGramsPerKwhIt, embodiedMgSbPerKwhIt, gridError, offsiteWaterError } = hardware;
  const names = {
    en: ['m, hardware, gCO2e/kWh IT', 'hardware, mg Sb eq/kWh IT', 'doubt of a chosen grid', 'doubt of EWIF'],
    fr: [
      'm, matériel, gCO2e/kWh IT',
      'matériel, mg Sb éq/kWh IT',
      'doute sur un réseau choisi',
      'doute sur EWIF',
    ],
  };
  const rows = [embodiedGramsPerKwhIt, embodiedMgSbPerKwhIt, gridError, offsiteWaterError].map(
    ({ low, central, high, source }, index) => [
      names[language][index] ?? '',
      `${central} (${low}–${high})`,
      source,
    ],
  );
  return table(language, heads, rows);
}

function searches(language: Language): string {
  const heads = { en: ['baseline', 'Wh', 'source'], fr: ['référence', 'Wh', 'source'] };
  return table(
    language,
    heads,
    SEARCH_BASELINES.map(({ id, energyWh }) => {
      const { label, source } = SEARCH_SOURCES[id];
      return [label[language], String(energyWh), source];
    }),
  );
}

function equivalenceTable(language: Language): string {
  const heads = {
    en: ['one', 'Wh', 'gCO2e', 'mL', 'boundary', 'source'],
    fr: ['un ou une', 'Wh', 'gCO2e', 'mL', 'périmètre', 'source'],
  };
  const cell = (value: number | null): string => (value === null ? '–' : String(value));
  return table(
    language,
    heads,
    equivalences.rows.map((row) => [
      row.label[language],
      cell(row.energyWh),
      cell(row.gco2e),
      cell(row.waterMl),
      row.boundary,
      row.source,
    ]),
  );
}

function scores(language: Language, points: readonly Checkpoint[]): string {
  const heads = {
    en: [
      'kind',
      'points',
      'inside',
      'within ×2',
      'mean log10(high/low)',
      'inside without own source',
      'within ×2 without own source',
    ],
    fr: [
      'nature',
      'points',
      'dedans',
      'à un facteur 2',
      'log10(haut/bas) moyen',
      'dedans sans sa source',
      'à un facteur 2 sans sa source',
    ],
  };
  const all = predictAll(points.filter(isScored), () => FACTORS);
  const without = leaveOneOut(points);
  const withoutByKind = scoreByKind(without);
  const row = (kind: string, score: Score, own: Score | undefined): string[] => [
    kind,
    String(score.points),
    String(score.inside),
    String(score.within2),
    score.width.toFixed(2),
    String(own?.inside ?? 0),
    String(own?.within2 ?? 0),
  ];
  return table(language, heads, [
    ...Object.entries(scoreByKind(all)).map(([kind, score]) => row(kind, score, withoutByKind[kind])),
    row(language === 'en' ? 'all' : 'toutes', scoreOf(all), scoreOf(without)),
  ]);
}

/** A page with every table between its markers made anew. */
export function withTables(page: string, language: Language, points: readonly Checkpoint[]): string {
  const tables: Readonly<Record<string, () => string>> = {
    examples: () => examplesTable(language),
    everyday: () => everydayTable(language),
    week: () => weekTable(language),
    worked: () => workedTable(language),
    families: () => families(language),
    text: () => textFactors(language),
    tokenizers: () => tokenizerTable(language),
    media: () => mediaTable(language),
    places: () => placesTable(language),
    hardware: () => hardwareTable(language),
    searches: () => searches(language),
    equivalences: () => equivalenceTable(language),
    scores: () => scores(language, points),
    claims: () => claimsTable(language),
    years: () => yearsTable(language),
    sources: () => sourcesTable(language),
    uses: () => usesList(),
  };
  return page.replace(
    /(<!-- table (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, open: string, name: string, close: string) => {
      const make = tables[name];
      if (!make) throw new Error(`no table ${name}`);
      return `${open}\n${make()}\n\n${close}`;
    },
  );
}
