/** What bounds a graph of ComfyUI and what its server says of it. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/generic/own/comfyui.ts';
import { hearing } from '../hearing.ts';

const MAX_NODES = 2_000;
const GRAPH = { s: { class_type: 'KSampler', inputs: {} }, o: { class_type: 'SaveImage', inputs: {} } };
const FILE = { filename: 'a.png', subfolder: '', type: 'output' };

/** Pictures of a run whose cached nodes are these, in this order. */
function picturesAfter(cached: readonly string[]): number {
  const { hear, turns } = hearing(createReader);
  hear({ endpoint: 'prompt', body: { prompt: GRAPH }, pieces: ['{"prompt_id":"p"}'] });
  const socket = hear({ endpoint: 'socket', reason: null });
  const told = (type: string, data: object) =>
    socket?.frame?.('in', JSON.stringify({ type, data: { prompt_id: 'p', ...data } }));
  told('execution_cached', { nodes: cached });
  told('executed', { node: 'o', output: { images: [FILE] } });
  told('execution_success', {});
  expect(turns.map(({ outcome }) => outcome)).toEqual(['complete']);
  return turns[0]?.usage(0).media.length ?? 0;
}

it('draws nothing where its samplers come from the cache, of which so many nodes are looked at', () => {
  const others = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);
  expect(picturesAfter([])).toBe(1);
  expect(picturesAfter([...others(MAX_NODES - 1), 's'])).toBe(0);
  expect(picturesAfter([...others(MAX_NODES), 's'])).toBe(1);
});
