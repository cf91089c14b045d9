/** A published figure as a file gives it: read with care, since files come from outside. */

import { scaled } from '../../../src/model/footprint/range.ts';
import type { Range } from '../../../src/model/usage/usage.ts';

type Published =
  | number
  | { readonly low: number | null; readonly central: number; readonly high: number | null };

export interface Checkpoint {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly published: Published;
  readonly unit: string;
  readonly boundary: string;
  readonly role: string;
}

export function publishedValue({ published }: Checkpoint): number {
  return typeof published === 'number' ? published : published.central;
}

/**
 * The points of a file: a list, or an object with `points` or `checkpoints`. `unreadable` names those without a
 * published value above zero: nothing can be said of them. Throws where the file is no list of points at all.
 */
export function parsePoints(json: string): { points: Checkpoint[]; unreadable: string[] } {
  const file: unknown = JSON.parse(json);
  const list = Array.isArray(file) ? file : (recordOf(file).points ?? recordOf(file).checkpoints);
  if (!Array.isArray(list)) throw new Error('neither a list of points nor an object with `points`');
  const points: Checkpoint[] = [];
  const unreadable: string[] = [];
  for (const [index, item] of list.entries()) {
    const point = pointOf(recordOf(item), `point ${index + 1}`);
    if (point === null) unreadable.push(textOf(recordOf(item).id, `point ${index + 1}`));
    else points.push(point);
  }
  return { points, unreadable };
}

function pointOf(item: Readonly<Record<string, unknown>>, name: string): Checkpoint | null {
  const central = centralOf(item.published);
  if (!(central > 0 && Number.isFinite(central))) return null;
  return {
    id: textOf(item.id, name),
    source: textOf(item.source, 'unknown'),
    kind: kindOf(item),
    inputs: { ...cardOf(item), ...recordOf(item.inputs) },
    published: central,
    unit: textOf(item.unit, 'Wh'),
    boundary: textOf(item.boundary, ''),
    role: textOf(item.role, 'validation'),
  };
}

/** Billions of parameters, by their cards, of models that benchmarks name and no product serves. */
const CARDS_B: Readonly<Record<string, number>> = { distilgpt2: 0.082 };

/** The size of a model that is named alone. */
function cardOf({ inputs }: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  const name = textOf(recordOf(inputs).published_model, '');
  const paramsB = Object.hasOwn(CARDS_B, name) ? CARDS_B[name] : undefined;
  return paramsB === undefined ? {} : { pa: paramsB, pt: paramsB };
}

/** A mean over open models at a task is held against a class: that of pictures is the one there is. */
function kindOf({ kind, inputs }: Readonly<Record<string, unknown>>): string {
  const { task } = recordOf(inputs);
  return kind === 'task' && /^image generation\b/.test(textOf(task, ''))
    ? 'image-open'
    : textOf(kind, 'text');
}

/** A figure, the middle one of three, or the geometric mean of two; not a number for anything else. */
function centralOf(published: unknown): number {
  if (typeof published === 'number') return published;
  const { low, central, high } = recordOf(published);
  if (typeof central === 'number') return central;
  return typeof low === 'number' && typeof high === 'number' ? Math.sqrt(low * high) : Number.NaN;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

/** More than any publication is about: keeps what a file may say computable. */
const MOST = 1e9;

/** The first of those inputs that is a number and not negative. */
export function number({ inputs }: Checkpoint, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = inputs[name];
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return Math.min(value, MOST);
  }
  return undefined;
}

/** The first of those inputs that is a word. */
export function word({ inputs }: Checkpoint, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = inputs[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** A publication, whatever its version. */
export function sourceOf({ source }: Checkpoint): string {
  const known = [
    'ML.ENERGY',
    'How Hungry is AI',
    'AI Energy Score',
    'Elsworth',
    'Lights, Camera',
    'Video Killed',
    'LLM-Inference-Bench',
    'MLPerf',
    'Oviedo',
    'Altman',
    'Couch',
    'Epoch AI',
    'MIT Technology Review',
    'Power Hungry Processing',
  ];
  return known.find((name) => source.includes(name)) ?? source;
}

const LIFE_CYCLE =
  'a life-cycle figure of a publisher, shown as a layer of its own: no energy stands behind it';
const TASK = 'a mean over open models that are not named, at a task no chat product does';

/** Points no estimate can be held against, each with its reason; every other one of any file is scored. */
const UNSCORED: Readonly<Record<string, string>> = {
  'mistral-large2-400-gco2e': LIFE_CYCLE,
  'mistral-large2-400-water': LIFE_CYCLE,
  'mistral-large2-400-adpe': LIFE_CYCLE,
  'ademe-websearch': 'a web search with its screen and network: not a request to a model',
  'luccioni-text-classification': TASK,
  'luccioni-extractive-QA': TASK,
  'luccioni-masked-LM': TASK,
  'luccioni-token-classification': TASK,
  'luccioni-image-classification': TASK,
  'luccioni-object-detection': TASK,
  'luccioni-text-generation': TASK,
  'luccioni-summarization': TASK,
  'luccioni-image-captioning': TASK,
};

/** Why a point is shown and not scored; null where it is scored. */
export function unscoredBecause({ id }: Checkpoint): string | null {
  return Object.hasOwn(UNSCORED, id) ? (UNSCORED[id] ?? null) : null;
}

/** Whether a point counts: all do but those with a reason. */
export function isScored(point: Checkpoint): boolean {
  return unscoredBecause(point) === null;
}

/** Whether a figure was read off a power meter or a counter, not worked out from prices, sizes or speeds. */
export function isMeasured({ kind, boundary }: Checkpoint): boolean {
  return /-gpu$|-measured$/.test(kind) || /\b(?:GPUs? only|NVML|CodeCarbon|at the wall)\b/i.test(boundary);
}

/** What a unit measures, how many of it make a Wh, gram or millilitre, and what it is counted by. */
export interface Unit {
  readonly quantity: 'energy' | 'carbon' | 'water';
  readonly perBase: number;
  /** 'per 1000 output tokens' is 1000 and tokens; 'per image' is 1 and not. */
  readonly amount: number;
  readonly perToken: boolean;
}

const PREFIXES: Readonly<Record<string, number>> = { u: 1e6, m: 1000, '': 1, k: 1e-3, M: 1e-6, G: 1e-9 };
const UNIT = /^(u|m|k|M|G)?(Wh|J|g(?:\s?CO2\w*)?|L|l)\b(?!\s*Sb)[^/]*?(?:(?:\bper\b|\/)\s*(.*))?$/;
/** 'per 10 s clip' and 'per 8-second video' say how long the thing is, not how many there are. */
const LENGTH = /^[\d.,]+[\s-]*(?:s|sec|seconds?|min|minutes?)\b/;
const COUNTED = /^([\d.,\s]*)\s*(k|K|M|thousand|million)?(?:[\s-]|(?=tok)|$)(.*)$/;
const MULTIPLES: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, thousand: 1e3, M: 1e6, million: 1e6 };

/** The unit a point is in; null for one that is none of ours. */
export function unitOf(unit: string): Unit | null {
  const [, prefix = '', base = '', per = ''] = UNIT.exec(unit.replace(/\(.*/, '').trim()) ?? [];
  if (base === '') return null;
  const [, digits = '', multiple = '', thing = per] = (LENGTH.test(per) ? null : COUNTED.exec(per)) ?? [];
  const amount = (Number(digits.replace(/[,\s]/g, '')) || 1) * (MULTIPLES[multiple] ?? 1);
  const perToken = /^(?:\w+ )?tok/.test(thing);
  const perBase = (PREFIXES[prefix] ?? 1) * (base === 'J' ? 3600 : base.toUpperCase() === 'L' ? 1 / 1000 : 1);
  const quantity = base === 'Wh' || base === 'J' ? 'energy' : base.toUpperCase() === 'L' ? 'water' : 'carbon';
  return { quantity, perBase, amount, perToken };
}

/** A range in Wh, grams or millilitres, for the tokens a point states, in the point's unit. */
export function inUnit(range: Range, { perBase, amount, perToken }: Unit, tokens: number): Range {
  return scaled(range, (perBase * amount) / (perToken ? Math.max(1, tokens) : 1));
}
