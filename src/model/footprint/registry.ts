/**
 * Which family a model slug belongs to. Sites name models as they please ("gpt-5-6-thinking", "3.6 Flash",
 * "moonshotai/Kimi-K2.6"). A slug that no rule knows but that states its size ("qwen3-32b") is taken at its word;
 * any other falls to the nearest family and is marked as unknown, so that it shows up in health and can be added.
 */
import models from './data/models.json' with { type: 'json' };
import products from './data/products.json' with { type: 'json' };
import tokenizers from './data/tokenizers.json' with { type: 'json' };
import { localCopyOf } from './ollama.ts';
import { isOwnChat } from './own-chat.ts';
import { normalizeSlug, spelling } from './slug.ts';

/**
 * How well the energy of a family is known; decides the width of its range. `measured`: open weights, measured in a
 * public benchmark. `open`: open weights. `disclosed`: the vendor published a figure or the size. `inferred`: closed,
 * size inferred by others or a sibling's, with a price of its own. `guessed`: closed, only a price or only a sibling to
 * go by, or an unknown slug.
 */
export const CONFIDENCES = ['measured', 'open', 'disclosed', 'inferred', 'guessed'] as const;
/** How sure the energy of a family is, in a word. */
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * How a model keeps what it has read: `multi` for every head, `grouped` for groups of heads, `latent` compressed,
 * `hybrid` with windows or linear layers; `unknown` where the vendor tells nothing.
 */
export type Attention = 'multi' | 'grouped' | 'latent' | 'hybrid' | 'unknown';

/** How large a model is as it is served. */
export interface Size {
  /** Parameters used for each token, and in all, in billions. */
  readonly activeB: number;
  readonly totalB: number;
  /** Bytes a weight takes as served: 2 for bfloat16, 1 for FP8, 0.5 for MXFP4. */
  readonly bytesPerWeight: number;
}

/** Models that take the same energy for a token. */
export interface Family {
  readonly id: string;
  readonly vendor: string;
  readonly confidence: Confidence;
  /** Null where nobody has published or inferred one: then the price alone decides. */
  readonly size: Size | null;
  readonly attention: Attention;
  /** List price at launch, US dollars per million output tokens; null for open weights. */
  readonly usdPerMOut: number | null;
  /** Output tokens a second as served. */
  readonly tps: number;
  readonly tokenizer: string;
  /** Key of `sizeSources` in data/models.json. */
  readonly sizeSource: string;
}

/** The family a slug is taken for. */
export interface ModelMatch {
  readonly family: Family;
  /** False where no rule knows the slug, or none was given, and the nearest family stands in. */
  readonly known: boolean;
}

type Row = readonly [
  id: string,
  vendor: string,
  match: string,
  activeB: number | null,
  totalB: number | null,
  bytesPerWeight: number | null,
  usdPerMOut: number | null,
  confidence: Confidence,
  tps: number,
  tokenizer: string,
  sizeSource: string,
  attention: Attention,
];

const rows = models.families as unknown as readonly Row[];
const knownRules = rows.map((row) => ({ pattern: new RegExp(`^(?:${row[2]})`), family: familyOf(row) }));
const nearestRules = models.nearest.map(([pattern = '', id = '']) => ({
  pattern: new RegExp(pattern),
  family: familyById(id),
}));
const siteSlugs = models.siteSlugs as Readonly<Record<string, Readonly<Record<string, string>>>>;
const siteFamilies = products.products as unknown as Readonly<Record<string, { readonly family: string }>>;

/** Stands in for a model of which nothing at all is known. */
const ANY_FAMILY = 'gpt-5';

/** All families, for tests and for the generated table of docs/METHOD.md. */
export const FAMILIES: readonly Family[] = knownRules.map(({ family }) => family);

function familyOf([
  id,
  vendor,
  ,
  activeB,
  totalB,
  bytesPerWeight,
  usdPerMOut,
  confidence,
  tps,
  tokenizer,
  sizeSource,
  attention,
]: Row): Family {
  const size =
    activeB === null || totalB === null || bytesPerWeight === null
      ? null
      : { activeB, totalB, bytesPerWeight };
  return { id, vendor, confidence, size, attention, usdPerMOut, tps, tokenizer, sizeSource };
}

/** The family of that id. Throws for an id that is not in the table: ids come from our own data only. */
export function familyById(id: string): Family {
  const rule = knownRules.find(({ family }) => family.id === id);
  if (!rule) throw new Error(`no model family ${id}`);
  return rule.family;
}

const SIZE_IN_NAME = /(?<![\w.])e?(\d+(?:\.\d+)?)b(?:[-_]a(\d+(?:\.\d+)?)b)?(?!\w)/;

/** Bytes a weight takes by the name of a quantised copy; null where the name says nothing of it. */
function statedPrecision(name: string): number | null {
  if (/4-?bit|int4|fp4|nf4|awq|gptq|gguf|q4/.test(name)) return 0.5;
  if (/q[56]/.test(name)) return 0.75;
  return /fp8|int8|8-?bit|q8/.test(name) ? 1 : null;
}

const attentionRules = models.attentionOfName.map(([pattern = '', attention]) => ({
  pattern: new RegExp(pattern),
  attention: attention as Attention,
}));

/** How open weights of that name keep their context: as published for its kind, in groups of heads as most do. */
export function attentionOf(name: string): Attention {
  const slug = name.toLowerCase().replace(/[\s_.]+/g, '-');
  return attentionRules.find(({ pattern }) => pattern.test(slug))?.attention ?? 'grouped';
}

/** 'Qwen3-30B-A3B' says its size itself: weights anyone may run, in 16 bits unless the name says otherwise. */
function familyOfStatedSize(model: string): Family | null {
  const name = model.toLowerCase();
  const stated = SIZE_IN_NAME.exec(name);
  const totalB = Number(stated?.[1]);
  if (!stated || !(totalB > 0)) return null;
  const activeB = Math.min(totalB, Number(stated[2] ?? totalB) || totalB);
  return openFamily(
    `open-${stated[0]}`,
    { activeB, totalB, bytesPerWeight: statedPrecision(name) ?? 2 },
    name,
  );
}

/** As much larger or smaller, a model is another than the one its name begins with. */
const ANOTHER_SIZE = 1.3;

/** What a name of Ollama's library stands for on a computer of one's own: a family of that size, or its size alone. */
function familyOfCopy(model: string): Family | null {
  const name = model.toLowerCase();
  const copy = localCopyOf(name, statedPrecision(name));
  if (!copy) return null;
  const { totalB, bytesPerWeight } = copy;
  const slug = normalizeSlug(model, '');
  const family = knownRules.find(({ pattern }) => pattern.test(slug))?.family;
  const ratio = (family?.size?.totalB ?? 0) / totalB;
  if (family?.size && family.usdPerMOut === null && ratio < ANOTHER_SIZE && ratio > 1 / ANOTHER_SIZE)
    return {
      ...family,
      size: { ...family.size, bytesPerWeight: Math.min(bytesPerWeight, family.size.bytesPerWeight) },
    };
  const activeB = Number(/a(\d+(?:\.\d+)?)b/.exec(name)?.[1] ?? totalB);
  return openFamily(`open-${totalB}b`, { activeB: Math.min(activeB, totalB), totalB, bytesPerWeight }, name);
}

/** A family of open weights anyone may run. */
function openFamily(id: string, size: Size, name: string): Family {
  return {
    id,
    vendor: 'open',
    confidence: 'open',
    size,
    attention: attentionOf(name),
    usdPerMOut: null,
    tps: 50,
    tokenizer: 'llama3',
    sizeSource: 'card',
  };
}

/** A family of open weights as the copy that a name speaks of: 'llama3.1:8b-instruct-q4_K_M' is in 4 bits. */
function asQuantised(family: Family, model: string): Family {
  const bytesPerWeight = statedPrecision(model.toLowerCase());
  if (bytesPerWeight === null || family.size === null || family.usdPerMOut !== null) return family;
  return {
    ...family,
    size: { ...family.size, bytesPerWeight: Math.min(bytesPerWeight, family.size.bytesPerWeight) },
  };
}

/** The family of a slug as a site writes it; `model` null is a site that names none. Never fails. */
export function matchModel(model: string | null, site: string): ModelMatch {
  if (model === null) return { family: siteFamily(site), known: false };
  const key = `${site} ${model}`;
  const seen = matches.get(key);
  if (seen) return seen;
  const match = findModel(model, site);
  if (matches.size >= MAX_MATCHES) matches.clear();
  matches.set(key, match);
  return match;
}

/** Slugs already looked up. Pages choose the slugs, so it is bounded. */
const matches = new Map<string, ModelMatch>();
const MAX_MATCHES = 500;

function findModel(model: string, site: string): ModelMatch {
  const own = ownSlug(model, site);
  if (own !== undefined) return { family: familyById(own), known: true };
  const copy = isOwnChat(site) ? familyOfCopy(model) : null;
  if (copy) return { family: copy, known: true };
  const slug = normalizeSlug(model, site);
  const rule = knownRules.find(({ pattern }) => pattern.test(slug));
  if (rule) return { family: asQuantised(rule.family, model), known: true };
  const stated = familyOfStatedSize(model);
  if (stated) return { family: stated, known: true };
  const near = nearestRules.find(({ pattern }) => pattern.test(slug));
  return { family: near?.family ?? siteFamily(site), known: false };
}

/** A name that means something on one site only: a mode ('expert'), or an id that stands for a model. */
function ownSlug(model: string, site: string): string | undefined {
  const slugs = Object.hasOwn(siteSlugs, site) ? siteSlugs[site] : undefined;
  const slug = spelling(model);
  return slugs && Object.hasOwn(slugs, slug) ? slugs[slug] : undefined;
}

function siteFamily(site: string): Family {
  const id = Object.hasOwn(siteFamilies, site) ? siteFamilies[site]?.family : undefined;
  return familyById(id ?? ANY_FAMILY);
}

/** How many of the family's own tokens one o200k token stands for. */
export function tokenizerFactor({ tokenizer }: Family): number {
  return (tokenizers.perO200k as Readonly<Record<string, number>>)[tokenizer] ?? 1;
}
