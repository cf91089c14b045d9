/** The conditions a published figure holds under: what it includes, the accelerator, the batch. */
import type { FactorSet } from '../../../src/model/footprint/factors.ts';
import { scaled } from '../../../src/model/footprint/range.ts';
import type { Family, Size } from '../../../src/model/footprint/registry.ts';
import { factorsAt, type Traffic, trafficOf } from '../../../src/model/footprint/serving.ts';
import { type Checkpoint, isMeasured, number, word } from './points.ts';

/** What a publication's figure includes. */
type Boundary = 'accelerators' | 'it' | 'meter';

export function boundaryOf({ boundary, kind }: Checkpoint): Boundary {
  if (kind === 'text-gpu' || /gpus? only|gpu energy|accelerators? only|nvml|nvidia-smi|zeus/i.test(boundary))
    return 'accelerators';
  if (/gpu\s*\+\s*cpu|node|no pue|it energy|whole system|server/i.test(boundary)) return 'it';
  if (/gpu .*doubled|codecarbon/i.test(boundary)) return 'it';
  return 'meter';
}

/** Overhead of a data centre where a publication states none. */
export const PUE = 1.12;

export function pueOf(point: Checkpoint): number {
  return boundaryOf(point) === 'meter' ? (number(point, 'pue') ?? PUE) : 1;
}

/**
 * Energy of other accelerators against an H100, from data sheets: for text the geometric mean of operations and of
 * memory bytes a joule, for pictures, videos and sound the operations alone (H100 989 TFLOP/s, 3.35 TB/s, 700 W; A100
 * 312, 2.0, 400; V100 125, 0.9, 300; H200 as H100 with 4.8; L40S 362, 0.86, 350; RTX 4090 165, 1.0, 450; RTX A6000
 * 155, 0.77, 300; A40 150, 0.7, 300; A10 125, 0.6, 150; L4 121, 0.3, 72; T4 65, 0.32, 70; MI300X 1307, 5.3, 750). The
 * first name that occurs counts.
 */
const GPU_FACTORS: readonly (readonly [name: RegExp, text: number, media: number])[] = [
  [/B300/, 0.8, 0.8],
  [/B200/, 0.87, 0.87],
  [/H200/, 0.85, 1],
  [/H100|H800/, 1, 1],
  [/A100/, 1.32, 1.81],
  [/V100/, 2.3, 3.4],
  [/L40/, 1.7, 1.4],
  [/4090/, 2.9, 3.9],
  [/A6000/, 2.3, 2.7],
  [/\bA40\b/, 2.4, 2.8],
  [/MI300/, 0.74, 0.81],
  [/\bA10/, 1.4, 1.7],
  [/\bL4\b/, 1, 0.84],
  [/\bT4\b/, 1.3, 1.5],
];

/** The accelerator a point names, in capitals: as an input, else in the words of its boundary if it is a measurement. */
function gpuOf(point: Checkpoint): string {
  const measured = boundaryOf(point) === 'meter' ? '' : point.boundary;
  return (word(point, 'gpu', 'hardware', 'gpu_model') ?? measured).toUpperCase();
}

/** What the point's accelerator takes for text or for pictures and sound, over an H100. */
export function gpuFactor(point: Checkpoint, use: 'text' | 'media' = 'text'): number {
  const gpu = gpuOf(point);
  const row = GPU_FACTORS.find(([name]) => name.test(gpu));
  return row?.[use === 'text' ? 1 : 2] ?? 1;
}

/** A benchmark of a whole server keeps it busy throughout; a workstation makes one thing at a time. */
export function isSaturated(point: Checkpoint): boolean {
  const words = `${point.boundary} ${word(point, 'hardware') ?? ''}`;
  return isMeasured(point) && /whole server|offline|saturat/i.test(words);
}

/** Requests a node of a large fleet serves together when it is busy: the middle of 400 and 700. */
const BUSY_BATCH = 550;

function busy(base: FactorSet): FactorSet {
  const factors = factorsAt('large', base);
  return { ...factors, text: { ...factors.text, batch: { ...factors.text.batch, value: BUSY_BATCH } } };
}

/** The traffic a point is about, where it names no batch: as its words say, else as the product would take it. */
function trafficAt(point: Checkpoint, family: Family): Traffic {
  const words = `${point.kind} ${point.source} ${point.boundary} ${word(point, 'hardware') ?? ''}`;
  if (/small (?:host|provider)|self-hosted/i.test(words)) return 'small';
  if (/fleet|node throughput/i.test(words)) return 'large';
  const assumed = assumedBatch(point);
  if (assumed !== undefined && family.size !== null) return assumed <= 32 ? 'small' : 'ordinary';
  return trafficOf(family, siteOfVendor(family));
}

/** The product of a vendor: a published figure of its model is about that. */
export function siteOfVendor({ vendor }: { vendor: string }): string {
  const sites: Readonly<Record<string, string>> = {
    openai: 'chatgpt',
    anthropic: 'claude',
    google: 'gemini',
    mistral: 'mistral',
    xai: 'grok',
  };
  return sites[vendor] ?? '';
}

/** The factor set under the point's own conditions: batch size or traffic, GPU and boundary. */
export function conditionsOf(point: Checkpoint, family: Family, base: FactorSet): FactorSet {
  const factors = isSaturated(point) ? busy(base) : factorsAt(trafficAt(point, family), base);
  const batch = number(point, 'batch', 'batch_size', 'concurrency') ?? batchIn(point);
  const { prefill, attention } = factors.text;
  const gpu = gpuFactor(point);
  // The law itself was fitted on B200 as well as H100.
  const isB200 = gpuOf(point).includes('B200');
  const host = hostOf(point, factors);
  return {
    ...factors,
    decodeJoules: (size: Size, serving) =>
      (isB200 ? 1 : gpuFactor(point)) *
      factors.decodeJoules(size, {
        batch: Math.max(1, batch ?? serving.batch),
        gpu: isB200 ? 'B200' : serving.gpu,
      }),
    text: {
      ...factors.text,
      // Reading and context take what the accelerator takes, as writing does.
      prefill: { ...prefill, ...scaled(prefill, gpu) },
      attention: { ...attention, joulesPerGigabyte: attention.joulesPerGigabyte * gpu },
      ...(host === factors.text.hostAndIdle.value ? {} : withHost(factors, host)),
      ...(batch === undefined ? {} : knownConditions(factors)),
    },
  };
}

/** (0.14 + 0.06) / 0.14 of Google's breakdown: a server under full load that nobody lets stand idle. */
const BUSY_HOST = 0.2 / 0.14;

/** Factor from accelerators to what the point includes: a server read at the wall in a benchmark is never idle. */
function hostOf(point: Checkpoint, { text }: FactorSet): number {
  const boundary = boundaryOf(point);
  if (boundary === 'accelerators') return 1;
  return boundary === 'it' && isMeasured(point) ? BUSY_HOST : text.hostAndIdle.value;
}

/** With another host share; what the price says of the accelerators stays as it is. */
function withHost({ text }: FactorSet, value: number): Pick<FactorSet['text'], 'hostAndIdle' | 'price'> {
  const { hostAndIdle, price } = text;
  return {
    hostAndIdle: { ...hostAndIdle, value },
    price: { ...price, value: (price.value * value) / hostAndIdle.value },
  };
}

/** Where the publication states the batch, its range is not in doubt any more. */
function knownConditions({ text }: FactorSet): Pick<FactorSet['text'], 'spread' | 'batch'> {
  const { benchmark } = text.spread;
  return {
    spread: { ...text.spread, measured: benchmark, open: benchmark },
    batch: { ...text.batch, low: 1, high: 1 },
  };
}

/** 'batch 1' in the words of a measurement is its batch; a batch that a model of serving assumes is not. */
function batchIn(point: Checkpoint): number | undefined {
  return boundaryOf(point) === 'meter' ? undefined : assumedBatch(point);
}

function assumedBatch({ boundary }: Checkpoint): number | undefined {
  const stated = /\bbatch(?: size)?[ =]*(\d+)/i.exec(boundary);
  return stated ? Number(stated[1]) : undefined;
}
