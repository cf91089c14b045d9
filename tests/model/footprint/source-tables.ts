/** The tables of the sources and of published figures answered, for docs/METHOD.md, METHODE.md and FACTORS.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import grids from '../../../src/model/footprint/data/grid-countries.json' with { type: 'json' };
import { estimate, type SiteUsage } from '../../../src/model/footprint/estimate.ts';
import { SEARCH_SOURCES } from '../../../src/model/footprint/search-sources.ts';
import { type Check, citationsOf, PUBLICATIONS } from '../../../src/model/footprint/sources.ts';
import { gwpGrams } from '../../../src/model/summaries/summary.ts';
import type { Range } from '../../../src/model/usage/usage.ts';
import type { Language } from './table-kit.ts';
import { usageOf } from './usage.ts';

const DATA = join(import.meta.dirname, '../../../src/model/footprint/data');
const SOURCE_KEYS = ['source', 'waterSource'];
/** Tables in which a row's source stands in a column of its own, or by name. */
const SOURCE_LISTS = ['sizeSources'];

/** A source as it stands beside a number, and the table it is in. */
export interface Sourced {
  readonly file: string;
  readonly source: string;
}

function textsIn(value: unknown, isSource: boolean): string[] {
  if (typeof value === 'string') return isSource ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    SOURCE_LISTS.includes(key)
      ? textsIn(inner, true)
      : textsIn(inner, SOURCE_KEYS.includes(key) || (isSource && !Array.isArray(value))),
  );
}

/** Every source named beside a number of the factor set, rows that end with one included. */
export function sourcesInUse(): Sourced[] {
  const files = readdirSync(DATA).filter((name) => !['sources.json', 'changelog.json'].includes(name));
  const inTables = files.sort().flatMap((file) => {
    const table: Record<string, unknown> = JSON.parse(readFileSync(join(DATA, file), 'utf8'));
    const rows = file === 'images.json' ? [table.open, table.tokenModels].flat() : [];
    const ends = rows.map((row) =>
      Array.isArray(row) ? row.findLast((cell) => typeof cell === 'string') : '',
    );
    return [...textsIn(table, false), ...ends.filter((end) => / /.test(String(end))).map(String)].map(
      (source) => ({ file, source }),
    );
  });
  return [
    ...inTables,
    ...Object.values(SEARCH_SOURCES).map(({ source }) => ({ file: 'search-sources.ts', source })),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const CHECK_WORDS: Readonly<Record<Language, Readonly<Record<Check, string>>>> = {
  en: { read: 'read', 'second-hand': 'second-hand', unverified: '**not verified**' },
  fr: { read: 'lu', 'second-hand': 'de seconde main', unverified: '**non vérifié**' },
};

/** Every publication with what was taken of it. */
export function sourcesTable(language: Language): string {
  const heads = {
    en: ['title', 'publisher', 'year', 'taken', 'covers', 'licence', 'seen'],
    fr: ['titre', 'éditeur', 'année', 'pris', 'couvre', 'licence', 'vu'],
  };
  const rows = PUBLICATIONS.map(({ title, publisher, year, url, taken, boundary, licence, check }) => [
    `[${title}](${url})`,
    publisher,
    String(year),
    taken,
    boundary,
    licence,
    CHECK_WORDS[language][check],
  ]);
  return table(heads[language], rows);
}

/** Which publications each table of factors rests on, as a list. */
export function usesList(): string {
  const uses = new Map<string, Set<string>>();
  for (const { file, source } of sourcesInUse()) {
    const named = uses.get(file) ?? new Set();
    for (const { title, publisher, year } of citationsOf(source))
      named.add(`${title} (${publisher}, ${year})`);
    uses.set(file, named);
  }
  return [...uses]
    .map(
      ([file, named]) => `- \`${file}\`: ${[...named].join('; ') || 'our own assumptions and measurements'}`,
    )
    .join('\n');
}

/** How many zones have a grid of which year. */
export function yearsTable(language: Language): string {
  const years = Object.values(grids.zones).map((zone) => Number(zone[2]));
  const rows = [...new Set(years)]
    .sort((one, other) => other - one)
    .map((year) => [String(year), String(years.filter((each) => each === year).length)]);
  return table(language === 'en' ? ['year of the grid', 'zones'] : ['année du réseau', 'zones'], rows);
}

interface Claim {
  readonly claim: Readonly<Record<Language, string>>;
  readonly covers: Readonly<Record<Language, string>>;
  readonly ours: Readonly<Record<Language, string>>;
  readonly usage: SiteUsage;
  readonly measure: 'Wh' | 'gCO2e';
  readonly why: Readonly<Record<Language, string>>;
}

const gpt5 = { en: 'GPT-5, 1,000 tokens written', fr: 'GPT-5, 1 000 tokens écrits' };
const gemini = usageOf({ site: 'gemini', model: 'gemini-2.5-flash', outputTokens: 350 });
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
    usage: usageOf({ model: 'gpt-5', outputTokens: 1000 }),
    measure: 'Wh',
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
    usage: usageOf({ model: 'gpt-5', outputTokens: 9000, reasoningTokens: 8000 }),
    measure: 'Wh',
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
    measure: 'Wh',
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
    measure: 'gCO2e',
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
    usage: usageOf({ site: 'mistral', model: 'mistral-large-2', outputTokens: 400 }),
    measure: 'gCO2e',
    why: {
      en: 'energy on any grid does not come to 1.14 g: theirs holds hardware and upstream at a scale we cannot recompute, so it stands beside ours in Le Chat and is never added',
      fr: 'l’énergie, sur aucun réseau, ne donne 1,14 g : la leur contient matériel et amont à une échelle que nous ne pouvons recalculer ; elle est donc montrée à côté de la nôtre dans Le Chat, jamais ajoutée',
    },
  },
];

function span({ low, central, high }: Range, language: Language): string {
  const figure = (value: number): string => String(Number(value.toPrecision(2)));
  const text = `${figure(central)} (${figure(low)}–${figure(high)})`;
  return language === 'fr' ? text.replaceAll('.', ',') : text;
}

/** Figures that circulate, each with what it covers and the engine's own beside it. */
export function claimsTable(language: Language): string {
  const heads = {
    en: ['what you may have read', 'what it covers', 'ours', 'why they differ'],
    fr: ['ce que vous avez pu lire', 'ce que cela couvre', 'le nôtre', 'pourquoi ils diffèrent'],
  };
  const rows = CLAIMS.map(({ claim, covers, ours, usage, measure, why }) => {
    const footprint = estimate(usage, null);
    const range = measure === 'Wh' ? footprint.energyWh : gwpGrams(footprint);
    const unit = measure === 'Wh' ? 'Wh' : language === 'en' ? 'g, use and hardware' : 'g, usage et matériel';
    return [
      claim[language],
      covers[language],
      `${ours[language]}: **${span(range, language)} ${unit}**`,
      why[language],
    ];
  });
  return table(heads[language], rows);
}
