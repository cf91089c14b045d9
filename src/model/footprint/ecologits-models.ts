/** EcoLogits mode for a request of ours: which entry of its table the model is, and under which conditions. */
import table from './data/ecologits-models.json' with { type: 'json' };
import { type EcologitsImpacts, ecologitsImpacts, MIXES, type MinMax } from './ecologits.ts';
import { matchModel } from './registry.ts';
import type { SiteUsage } from './site-usage.ts';
import { normalizeSlug } from './slug.ts';
import { writtenTokens } from './tokens-of.ts';

/** Parameters in billions, output tokens a second, seconds to the first; null where EcoLogits has none. */
export interface EcologitsModel {
  readonly provider: string;
  readonly name: string;
  readonly totalB: MinMax;
  readonly activeB: MinMax;
  readonly tps: number | null;
  readonly ttftS: number | null;
}

type ModelRow = readonly [
  provider: string,
  name: string,
  totalMinB: number,
  totalMaxB: number,
  activeMinB: number,
  activeMaxB: number,
  tps: number | null,
  ttftS: number | null,
];

const modelRows = table.models as unknown as readonly ModelRow[];
const aliasRows = table.aliases as unknown as readonly (readonly [
  provider: string,
  name: string,
  alias: string,
])[];

/** EcoLogits' entry of that provider and name, aliases followed; null where it has none. */
export function ecologitsModel(provider: string, name: string): EcologitsModel | null {
  const alias = aliasRows.find(([of, known]) => of === provider && known === name)?.[2] ?? name;
  const row = modelRows.find(([of, known]) => of === provider && known === alias);
  return row ? modelOfRow(row) : null;
}

function modelOfRow([
  provider,
  name,
  totalMin,
  totalMax,
  activeMin,
  activeMax,
  tps,
  ttftS,
]: ModelRow): EcologitsModel {
  return {
    provider,
    name,
    totalB: { min: totalMin, max: totalMax },
    activeB: { min: activeMin, max: activeMax },
    tps,
    ttftS,
  };
}

interface ProviderConditions {
  readonly zone: string;
  readonly pue: MinMax;
  readonly wue: MinMax;
}

const single = (value: number): MinMax => ({ min: value, max: value });

/** Provider defaults of ecologits/tracers/utils.py, version 0.9.3. */
const PROVIDERS: Readonly<Record<string, ProviderConditions>> = {
  openai: { zone: 'USA', pue: single(1.2), wue: single(0.569) },
  anthropic: { zone: 'USA', pue: { min: 1.09, max: 1.14 }, wue: { min: 0.13, max: 0.999 } },
  google_genai: { zone: 'USA', pue: single(1.09), wue: single(0.999) },
  cohere: { zone: 'USA', pue: single(1.09), wue: single(0.999) },
  mistralai: { zone: 'SWE', pue: single(1.16), wue: single(0.09) },
  huggingface_hub: { zone: 'USA', pue: { min: 1.09, max: 1.14 }, wue: { min: 0.13, max: 0.99 } },
};

/** The vendor of a family, as EcoLogits names providers; open models of others are under the Hugging Face hub. */
const PROVIDER_OF_VENDOR: Readonly<Record<string, string>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  google: 'google_genai',
  cohere: 'cohere',
  mistral: 'mistralai',
};

/** EcoLogits' nearest entry for families whose sites' slugs it does not list by name. */
const STAND_INS: Readonly<Record<string, readonly [provider: string, name: string]>> = {
  'claude-sonnet': ['anthropic', 'claude-sonnet-4-6'],
  'claude-opus-4.6': ['anthropic', 'claude-opus-4-6'],
  'claude-opus-4.1': ['anthropic', 'claude-opus-4-1-20250805'],
  'claude-haiku-4.5': ['anthropic', 'claude-haiku-4-5-20251001'],
  'gemini-3-flash': ['google_genai', 'gemini-3-flash-preview'],
  'gemini-3-pro': ['google_genai', 'gemini-3.1-pro-preview'],
  'gemini-2.5-flash': ['google_genai', 'gemini-2.5-flash'],
  'gpt-5.2': ['openai', 'gpt-5.2'],
  'gpt-5.4': ['openai', 'gpt-5.4'],
  'mistral-medium': ['mistralai', 'mistral-medium-latest'],
  'mistral-large-3': ['mistralai', 'mistral-large-latest'],
};

/**
 * A request of ours as EcoLogits would count it: all output, reasoning included, nothing for what was read. Null for
 * models that EcoLogits 0.9.3 does not have, and for media, which it does not count.
 */
export function ecologitsOf(usage: SiteUsage, zone: string | null): EcologitsImpacts | null {
  if (usage.kind !== 'text' || usage.session) return null;
  const model = ecologitsModelOf(usage.model, usage.site);
  if (!model) return null;
  const conditions = PROVIDERS[model.provider];
  if (!conditions) return null;
  const { answer, reasoning, tools } = writtenTokens(usage);
  return ecologitsImpacts({
    ...conditions,
    ...model,
    zone: zone === null ? conditions.zone : ecologitsZone(zone),
    outputTokens: answer + reasoning + tools,
    // The page's own waiting time holds queueing; EcoLogits would take the API's.
    requestLatencyS: null,
  });
}

function ecologitsModelOf(slug: string | null, site: string): EcologitsModel | null {
  const { family } = matchModel(slug, site);
  const provider = PROVIDER_OF_VENDOR[family.vendor] ?? 'huggingface_hub';
  const wanted = slug === null ? null : normalizeSlug(slug, site);
  const exact = modelRows.find(([of, name]) => of === provider && normalizeSlug(name, '') === wanted);
  if (exact) return modelOfRow(exact);
  const standIn = STAND_INS[family.id];
  return standIn ? ecologitsModel(...standIn) : ecologitsModel(provider, family.id);
}

/** Our zones are alpha-2; a US grid region is the USA to EcoLogits, and a country it lacks is the world. */
function ecologitsZone(zone: string): string {
  const iso2 = zone.startsWith('US-') ? 'US' : zone;
  return Object.entries(MIXES).find(([, [known]]) => known === iso2)?.[0] ?? 'WOR';
}
