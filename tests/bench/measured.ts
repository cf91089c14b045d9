/** What something costs that the extension does: its time, the processor’s, and memory. */
import { extensionBytes } from './process-memory.ts';
import { processorSeconds } from './processor.ts';

const SAMPLE_MS = 250;

/** What something cost. */
export interface Measured {
  readonly durationMs: number;
  /** Of the processors. */
  readonly busySeconds: number;
  /** More than before. */
  readonly peakBytes: number;
}

/** Does it, and measures the clock, the processors and the memory of the extension’s processes meanwhile. */
export async function measured(act: () => Promise<void>): Promise<Measured> {
  const bytesBefore = extensionBytes();
  const busyBefore = processorSeconds() ?? 0;
  let peakBytes = 0;
  const sampling = setInterval(() => {
    peakBytes = Math.max(peakBytes, extensionBytes() - bytesBefore);
  }, SAMPLE_MS);
  const start = performance.now();
  await act().finally(() => clearInterval(sampling));
  const durationMs = performance.now() - start;
  return { durationMs, busySeconds: (processorSeconds() ?? 0) - busyBefore, peakBytes };
}
