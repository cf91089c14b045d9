/** The conditions a published figure holds under: what it includes, the accelerator, the batch. */
import type { FactorSet } from '../../../src/model/footprint/factors.ts';
import type { Size } from '../../../src/model/footprint/registry.ts';
import { type Checkpoint, number, word } from './points.ts';

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
 * Energy of other accelerators against an H100, from data sheets: geometric mean of operations and of memory bytes
 * a joule (H100 989 TFLOP/s, 3.35 TB/s, 700 W; A100 312, 2.0, 400; V100 125, 0.9, 300; H200 as H100 with 4.8; L40S
 * 362, 0.86, 350; RTX 4090 165, 1.0, 450; RTX A6000 155, 0.77, 300; A10 125, 0.6, 150; L4 121, 0.3, 72; T4 65, 0.32,
 * 70; MI300X 1307, 5.3, 750). The first name that occurs counts.
 */
const GPU_FACTORS: readonly (readonly [name: RegExp, factor: number])[] = [
  [/B300/, 0.8],
  [/B200/, 0.87],
  [/H200/, 0.85],
  [/H100|H800/, 1],
  [/A100/, 1.32],
  [/V100/, 2.3],
  [/L40/, 1.7],
  [/4090/, 2.9],
  [/A6000/, 2.3],
  [/MI300/, 0.74],
  [/\bA10/, 1.4],
  [/\bL4\b/, 1],
  [/\bT4\b/, 1.3],
];

/** The accelerator a point names, in capitals: as an input, else in the words of its boundary if it is a measurement. */
function gpuOf(point: Checkpoint): string {
  const measured = boundaryOf(point) === 'meter' ? '' : point.boundary;
  return (word(point, 'gpu', 'hardware', 'gpu_model') ?? measured).toUpperCase();
}

export function gpuFactor(point: Checkpoint): number {
  const gpu = gpuOf(point);
  return GPU_FACTORS.find(([name]) => name.test(gpu))?.[1] ?? 1;
}

/** The factor set under the point's own conditions: batch size, GPU and boundary. */
export function conditionsOf(point: Checkpoint, factors: FactorSet): FactorSet {
  const batch = number(point, 'batch', 'batch_size') ?? batchIn(point);
  // The law itself was fitted on B200 as well as H100.
  const isB200 = gpuOf(point).includes('B200');
  const bare = boundaryOf(point) === 'accelerators';
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
      ...(bare ? acceleratorsOnly(factors) : {}),
      spread: batch === undefined ? factors.text.spread : knownConditions(factors),
    },
  };
}

/** Without host and idle share; what the price says of the accelerators stays as it is. */
function acceleratorsOnly({ text }: FactorSet): Pick<FactorSet['text'], 'hostAndIdle' | 'price'> {
  const { hostAndIdle, price } = text;
  return {
    hostAndIdle: { ...hostAndIdle, value: 1 },
    price: { ...price, value: price.value / hostAndIdle.value },
  };
}

/** Where the publication states the batch, its range is not in doubt any more. */
function knownConditions({ text }: FactorSet): FactorSet['text']['spread'] {
  return { ...text.spread, measured: text.spread.benchmark, open: text.spread.benchmark };
}

/** 'batch 1' in the words of a measurement is its batch; a batch that a model of serving assumes is not. */
function batchIn(point: Checkpoint): number | undefined {
  if (boundaryOf(point) === 'meter') return undefined;
  const stated = /\bbatch(?: size)?[ =]*(\d+)/i.exec(point.boundary);
  return stated ? Number(stated[1]) : undefined;
}
