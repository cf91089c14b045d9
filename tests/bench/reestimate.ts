/** Re-estimation of a million requests: time and peak memory, as the background does it, in slices of 200. */
import { reestimated } from '../../src/model/footprint/reestimate.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { megabytes } from './process-memory.ts';

export interface ReestimateBench {
  readonly requests: number;
  readonly durationMs: number;
  readonly microsecondsPerRequest: number;
  /** Highest heap use seen between slices, above what was used at the start. */
  readonly peakHeapMegabytes: number;
  /** Sum of the central energies: keeps the work from being optimised away, and the same in every run. */
  readonly energyWh: number;
}

const SLICE = 200;
const MODELS = [
  'gpt-5-6-thinking',
  'gpt-5-6-instant',
  'claude-sonnet-4-6',
  'claude-opus-4-8',
  '3.6 Flash',
  'gpt-4o',
  null,
];
const SITES = ['chatgpt', 'chatgpt', 'claude', 'claude', 'gemini', 'chatgpt', 'perplexity'];
const ZERO = { low: 0, central: 0, high: 0 };

/** A request that differs from its neighbours, the same for the same index. */
function requestAt(index: number): UsageRequest {
  const turn = index % MODELS.length;
  const picture = index % 25 === 0;
  return {
    id: String(index).padStart(22, 'A'),
    rev: 1,
    device: 'bench',
    provenance: 'live',
    rowRev: 0,
    at: 0,
    day: '2026-11-22',
    tzOffsetMin: 0,
    site: SITES[turn] ?? 'chatgpt',
    model: MODELS[turn] ?? null,
    kind: picture ? 'image' : 'text',
    intent: 'new',
    mode: index % 4 === 0 ? 'reasoning' : 'standard',
    effort: null,
    generations: 1,
    inputTokens: 20 + (index % 500),
    contextTokens: (index * 7) % 12_000,
    outputTokens: (index * 13) % 1500,
    reasoningTokens: index % 4 === 0 ? 1200 : 0,
    toolTokens: 0,
    totalTokens: null,
    tokenSource: { input: 'counted', output: 'counted', reasoning: 'inferred' },
    media: picture ? [{ type: 'image', count: 1, width: 1024, height: 1536 }] : [],
    outcome: 'complete',
    durationMs: 5000,
    seen: 'network',
    session: false,
    footprint: {
      energyWh: ZERO,
      gwpUsageGrams: ZERO,
      gwpEmbodiedGrams: ZERO,
      waterOnsiteMl: ZERO,
      waterOffsiteMl: ZERO,
    },
    factors: '2026.10/US',
  };
}

/** Re-estimates `requests` requests. The store's own reading and writing is not in it. */
export function benchReestimate(requests = 1_000_000): ReestimateBench {
  const heapAtStart = process.memoryUsage().heapUsed;
  let peak = heapAtStart;
  let energyWh = 0;
  const startMs = performance.now();
  for (let from = 0; from < requests; from += SLICE) {
    const slice = Array.from({ length: Math.min(SLICE, requests - from) }, (_, index) =>
      requestAt(from + index),
    );
    for (const { footprint } of slice.map(reestimated)) energyWh += footprint.energyWh.central;
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  const durationMs = performance.now() - startMs;
  return {
    requests,
    durationMs,
    microsecondsPerRequest: (durationMs * 1000) / requests,
    peakHeapMegabytes: megabytes(peak - heapAtStart),
    energyWh,
  };
}
