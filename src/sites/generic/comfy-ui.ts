/**
 * ComfyUI, on a person's own machine. A prompt is a graph of nodes; what comes of it is told on the socket, by the id
 * the server gave it. Source: docs.comfy.org, "Messages" (server communication).
 */
import { remember } from '../../model/bounded.ts';
import { bodyFields } from '../reading/body.ts';
import { createJobs, type Job, type JobPrompt, mediaTypeOf } from '../reading/jobs.ts';
import {
  asFields,
  asId,
  asList,
  asName,
  asSlug,
  asText,
  type Fields,
  fieldsOf,
  parseJson,
} from '../reading/json.ts';
import {
  asPixels,
  asRate,
  asSeconds,
  asSize,
  asSteps,
  countAsked,
  lengthOf,
  sizeOf,
} from '../reading/numbers.ts';
import type { SiteRow } from '../row.ts';
import type { OpenExchange, Tab } from '../site.ts';

const MAX_NODES = 2_000;
const MAX_FILES = 64;
const MAX_RUNS = 200;
/** Messages of prompts whose id has not been told yet. */
const MAX_EARLY = 100;

/** A graph at work. */
interface Run {
  readonly job: Job;
  /** Nodes that draw; one that saves or shows draws nothing. */
  readonly samplers: readonly string[];
  /** Nodes whose outputs stand from an earlier run. */
  readonly cached: Set<string>;
  /** Files that are only shown: all there is of a graph that saves none. */
  readonly shown: Fields[];
}

/** One for each tab; messages that come before the reply that names their job are kept for it. */
export function createComfyUi(tab: Tab, row: SiteRow): OpenExchange {
  const jobs = createJobs(tab, row);
  const runs = new Map<string, Run>();
  const early = new Map<string, Fields[]>();

  function takeMessage(message: Fields): void {
    const data = asFields(message.data) ?? {};
    const id = asId(data.prompt_id);
    if (id === undefined) return;
    const run = runs.get(id);
    if (run) apply(run, message.type, data);
    else if (jobs.waiting.length > 0) {
      const messages = early.get(id) ?? [];
      if (messages.length < MAX_EARLY) messages.push(message);
      remember(early, id, messages, MAX_EARLY);
    }
  }

  return (exchange) => {
    if (exchange.endpoint === 'socket') {
      return {
        frame(direction, data) {
          if (direction === 'in' && typeof data === 'string') takeMessage(asFields(parseJson(data)) ?? {});
        },
        end() {},
      };
    }
    const graph = asFields(bodyFields(exchange.body).prompt) ?? {};
    return jobs.submit(exchange, readGraph(graph), (reply, job) => {
      const { prompt_id: named, error } = asFields(reply) ?? {};
      if (error !== undefined) return { error };
      const id = asId(named);
      if (id === undefined) return undefined;
      const run = { job, samplers: samplersOf(graph), cached: new Set<string>(), shown: [] };
      remember(runs, id, run, MAX_RUNS);
      const messages = early.get(id) ?? [];
      early.delete(id);
      for (const { type, data } of messages) apply(run, type, asFields(data) ?? {});
      return {};
    });
  };
}

function apply(run: Run, type: unknown, data: Fields): void {
  const { job, cached } = run;
  switch (type) {
    case 'execution_cached':
      for (const node of asList(data.nodes).slice(0, MAX_NODES)) cached.add(asName(node));
      break;
    case 'executed':
      if (isDrawn(run, asName(data.node))) takeOutput(run, fieldsOf(data.output));
      break;
    case 'execution_success':
      complete(run);
      break;
    // Servers before 0.3 say no more at the end than that no node is running.
    case 'executing':
      if (data.node === null) complete(run);
      break;
    case 'execution_interrupted':
      job.stopped();
      break;
    case 'execution_error':
      job.failed(data.exception_type);
  }
}

/** Whether anything new can be in a node's output: one from the cache tells its old files once more. */
function isDrawn({ samplers, cached }: Run, node: string): boolean {
  return !cached.has(node) && (samplers.length === 0 || samplers.some((sampler) => !cached.has(sampler)));
}

function takeOutput({ job, shown }: Run, output: Fields): void {
  for (const files of Object.values(output)) {
    for (const file of asList(files).slice(0, MAX_FILES).map(fieldsOf)) {
      if (file.type === 'output') takeFile(job, file);
      else if (file.type === 'temp' && shown.length < MAX_FILES) shown.push(file);
    }
  }
}

/** Where something is saved, what is only shown is a step on the way to it. */
function complete({ job, shown }: Run): void {
  if (!job.turn.produced) for (const file of shown) takeFile(job, file);
  job.complete();
}

function takeFile(job: Job, { filename, subfolder }: Fields): void {
  const name = asText(filename);
  if (name === undefined) return;
  const made = mediaTypeOf(name);
  const { width, height, seconds, steps } = job.prompt.media;
  const size = sizeOf(width, height);
  const length = lengthOf(seconds);
  job.turn.addMedia(`${asName(subfolder)}/${name}`, {
    type: made,
    ...(made === 'audio' ? length : size),
    ...(made === 'video' ? length : {}),
    ...(steps === undefined ? {} : { steps }),
  });
  job.turn.changed();
}

/** Ids of the nodes that make something of noise. */
function samplersOf(graph: Fields): string[] {
  return Object.keys(graph)
    .slice(0, MAX_NODES)
    .filter((id) => /Sampler/.test(asName(fieldsOf(graph[id]).class_type)));
}

/** What a graph is to make: a number in the inputs of the node that says it first. */
function readGraph(graph: Fields): JobPrompt {
  const nodes = Object.values(graph)
    .slice(0, MAX_NODES)
    .map(fieldsOf)
    .map(({ class_type: kind, inputs }) => ({ kind: asName(kind), inputs: fieldsOf(inputs) }));
  const latent = nodes.find(({ kind, inputs }) => /Empty|Latent/.test(kind) && asPixels(inputs.width));
  const first = (read: (value: unknown) => number | undefined, ...names: string[]) => {
    for (const { inputs } of nodes)
      for (const name of names) if (read(inputs[name])) return read(inputs[name]);
    return undefined;
  };
  const frames = asSize(latent?.inputs.length);
  const fps = first(asRate, 'fps', 'frame_rate');
  const seconds = frames && fps ? asSeconds(frames / fps) : asSeconds(latent?.inputs.seconds);
  const steps = first(asSteps, 'steps');
  return {
    key: null,
    intent: 'new',
    model: modelOf(nodes.map(({ inputs }) => inputs)),
    texts: nodes.flatMap(({ kind, inputs }) => (/TextEncode/.test(kind) ? [asText(inputs.text) ?? ''] : [])),
    media: {
      type: 'image',
      ...sizeOf(latent?.inputs.width, latent?.inputs.height),
      ...lengthOf(seconds ?? first(asSeconds, 'seconds')),
      ...(steps === undefined ? {} : { steps }),
    },
    count: countAsked(latent?.inputs.batch_size),
  };
}

function modelOf(inputs: readonly Fields[]): string | undefined {
  for (const name of ['ckpt_name', 'unet_name', 'model_name'] as const) {
    const found = inputs.map((fields) => asText(fields[name])).find((text) => text !== undefined);
    // Folders of one's own disk are no part of a model's name.
    if (found !== undefined) return asSlug(found.split(/[\\/]/).at(-1)) ?? 'custom';
  }
  return undefined;
}
