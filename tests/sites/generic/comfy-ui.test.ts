/** What bounds a graph of ComfyUI and what its server says of it. */
import { describe, expect, it } from 'vitest';
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

/** A tab whose page has sent the graph, and a socket that tells of it. */
function run(graph: object, reply: object = { prompt_id: 'p' }) {
  const { hear, turns } = hearing(createReader);
  const socket = hear({ endpoint: 'socket', reason: null });
  const told = (type: string, data: object, direction: 'in' | 'out' = 'in') =>
    socket?.frame?.(direction, JSON.stringify({ type, data: { prompt_id: 'p', ...data } }));
  const ask = () => hear({ endpoint: 'prompt', body: { prompt: graph }, pieces: [reply] });
  const usage = () => turns[0]?.usage(0);
  return { hear, turns, told, ask, usage, socket };
}

const saved = (filename: string, more: object = {}) => ({
  node: 'o',
  output: { files: [{ ...FILE, filename, ...more }] },
});

/** What is counted of one saved file. */
function mediaOf(graph: object, filename: string) {
  const { told, ask, usage } = run(graph);
  ask();
  told('executed', saved(filename));
  told('execution_success', {});
  return usage()?.media;
}

describe('what a graph makes', () => {
  const latent = (inputs: object) => ({ class_type: 'EmptyLatentImage', inputs });
  const sides = { width: 64, height: 32 };
  const sampler = { class_type: 'KSampler', inputs: { steps: 20 } };

  it('is a picture of the size and steps its nodes say first', () => {
    const graph = {
      a: latent({ width: 'x' }),
      b: latent(sides),
      c: sampler,
      d: latent({ width: 1, height: 1 }),
    };
    expect(mediaOf(graph, 'a.png')).toEqual([{ type: 'image', ...sides, steps: 20, count: 1 }]);
    expect(mediaOf({ a: latent({ width: 64 }), c: {} }, 'a.png')).toEqual([{ type: 'image', count: 1 }]);
    expect(mediaOf({ a: { class_type: 'Crop', inputs: sides } }, 'a.png')).toEqual([
      { type: 'image', count: 1 },
    ]);
  });

  it.each([
    ['fps', 2],
    ['frame_rate', 2],
  ])('is a video of its frames by “%s”, or of no known length', (name, seconds) => {
    const graph = { a: { class_type: 'EmptyLatentVideo', inputs: { ...sides, length: 48 } } };
    const timed = { ...graph, b: { class_type: 'CreateVideo', inputs: { [name]: 24 } } };
    expect(mediaOf(timed, 'a.mp4')).toEqual([{ type: 'video', ...sides, seconds, count: 1 }]);
    expect(mediaOf(timed, 'a.png')).toEqual([{ type: 'image', ...sides, count: 1 }]);
    expect(mediaOf(graph, 'a.mp4')).toEqual([{ type: 'video', ...sides, count: 1 }]);
  });

  it('is a sound of the seconds it says', () => {
    const graph = { a: { class_type: 'EmptyLatentAudio', inputs: { seconds: 30 } }, c: sampler };
    expect(mediaOf(graph, 'a.flac')).toEqual([{ type: 'audio', seconds: 30, steps: 20, count: 1 }]);
    const other = {
      b: { inputs: { seconds: 30 } },
      a: { class_type: 'EmptyLatent', inputs: { ...sides, seconds: 12 } },
    };
    expect(mediaOf(other, 'a.flac')).toEqual([{ type: 'audio', seconds: 12, count: 1 }]);
  });

  it.each([
    ['a.safetensors', { ckpt_name: 'sd/a.safetensors' }],
    ['a.safetensors', { ckpt_name: 'sd\\a.safetensors' }],
    ['b', { unet_name: 'b' }],
    ['c', { model_name: 'c' }],
    ['a', { model_name: 'c', unet_name: 'b', ckpt_name: 'a' }],
    ['custom', { ckpt_name: 'größtes Modell' }],
    [null, { ckpt_name: 7 }],
  ])('is by the model %s', (model, inputs) => {
    const { ask, usage } = run({ x: { inputs: {} }, a: { class_type: 'Loader', inputs } });
    ask();
    expect(usage()?.model).toBe(model);
  });

  it('is asked for in the texts that are encoded', () => {
    const { ask, turns } = run({
      a: { class_type: 'CLIPTextEncode', inputs: { text: 'a lighthouse' } },
      b: { class_type: 'Note', inputs: { text: 'remember' } },
      c: { class_type: 'CLIPTextEncode', inputs: { text: ['a', 0] } },
      d: null,
    });
    ask();
    expect(turns[0]?.input.measuredText).toBe('a lighthouse');
  });
});

describe('what the server says of a graph', () => {
  it.each<[string, string, object]>([
    ['complete', 'execution_success', {}],
    ['complete', 'executing', { node: null }],
    ['pending', 'executing', { node: 's' }],
    ['pending', 'progress', {}],
    ['stopped', 'execution_interrupted', {}],
    ['failed', 'execution_error', { exception_type: 'OutOfMemory' }],
    ['pending', 'execution_success', { prompt_id: 'other' }],
    ['pending', 'execution_success', { prompt_id: null }],
  ])('ends it as %s by %s %j', (outcome, type, data) => {
    const { ask, told, usage, socket } = run(GRAPH);
    ask();
    socket?.frame?.('in', new ArrayBuffer(8));
    socket?.frame?.('in', 'no JSON');
    told('execution_success', {}, 'out');
    told(type, data);
    expect(usage()?.outcome).toBe(outcome);
  });

  it('may come before the reply that names the graph, but not before the prompt', () => {
    const early = run(GRAPH);
    const reader = early.hear({ endpoint: 'prompt', body: { prompt: GRAPH }, reason: null });
    early.told('executed', saved('a.png'));
    early.told('executed', saved('b.png'));
    early.told('execution_success', {});
    reader?.text?.('{"prompt_id":"p"}');
    reader?.end('complete');
    expect(early.usage()).toMatchObject({ outcome: 'complete', media: [{ count: 2 }] });
    const late = run(GRAPH);
    late.told('execution_success', {});
    late.ask();
    expect(late.usage()?.outcome).toBe('pending');
  });

  it('keeps a hundred messages of a graph that is not named yet', () => {
    const { hear, told, usage } = run(GRAPH);
    const reader = hear({ endpoint: 'prompt', body: { prompt: GRAPH }, reason: null });
    for (let index = 0; index < 99; index++) told('progress', {});
    told('executed', saved('a.png'));
    told('executed', saved('b.png'));
    reader?.text?.('{"prompt_id":"p"}');
    reader?.end('complete');
    expect(usage()?.media).toEqual([{ type: 'image', count: 1 }]);
  });

  it('declines it by an error, or says what nobody knows', () => {
    const ended = [
      { error: { type: 'prompt_outputs_failed_validation' } },
      { error: 'quota' },
      { other: 1 },
    ].map((reply) => {
      const { ask, turns } = run(GRAPH, reply);
      ask();
      return turns.map(({ outcome, understood }) => `${outcome} ${understood}`).join();
    });
    expect(ended).toEqual(['failed true', 'refused true', 'pending false']);
  });

  it('draws anew where one of its samplers does not come from the cache', () => {
    const { ask, told, usage } = run({ ...GRAPH, t: { class_type: 'KSampler', inputs: {} } });
    ask();
    told('execution_cached', { nodes: ['s'] });
    told('executed', saved('a.png'));
    expect(usage()?.media).toEqual([{ type: 'image', count: 1 }]);
  });

  it('counts a file once, those that are saved before those that are shown', () => {
    const counts = (...files: readonly object[]) => {
      const { ask, told, usage } = run(GRAPH);
      ask();
      for (const file of files) told('executed', file);
      told('execution_success', {});
      return usage()?.media.reduce((sum, { count }) => sum + count, 0);
    };
    expect(counts(saved('a.png'), saved('a.png'), saved('a.png', { subfolder: 's' }))).toBe(2);
    expect(counts(saved('a.png', { type: 'temp' }), saved('b.png', { type: 'temp' }))).toBe(2);
    expect(counts(saved('a.png', { type: 'temp' }), saved('b.png'))).toBe(1);
    expect(counts(saved('a.png', { type: 'input' }), saved('', { type: 'output' }))).toBe(0);
    const many = Array.from({ length: 70 }, (_, index) => saved(`${index}.png`, { type: 'temp' }));
    expect(counts(...many)).toBe(64);
    const files = Array.from({ length: 70 }, (_, index) => ({ ...FILE, filename: `${index}.png` }));
    expect(counts({ node: 'o', output: { files } })).toBe(64);
  });
});
