/** Runway: a prompt makes a task; the page asks for it by its id. Sources: README.md. */
import { bodyFields } from '../reading/body.ts';
import { createJobs, type Job, type JobPrompt, mediaTypeOf, readPoll } from '../reading/jobs.ts';
import { asFields, asId, asList, asSlug, asText, type Fields } from '../reading/json.ts';
import { asPixels, countAsked, lengthAsked, lengthOf, sizeAsked, sizeOf } from '../reading/numbers.ts';
import type { CreateReader } from '../site.ts';
import { row as runway } from './row.ts';

/** Tasks that make no picture, video or sound. */
const NO_MEDIA = /caption|describe|transcri|classif|mask|segment/;

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, runway);

  function takeTask(task: Fields): void {
    const job = jobs.find(asId(task.id));
    if (!job) return;
    switch (task.status) {
      case 'SUCCEEDED':
        takeArtifacts(job, asList(task.artifacts));
        job.complete();
        break;
      case 'FAILED':
        job.failed([task.error, task.failureCode, task.errorMessage, task.failure]);
        break;
      case 'CANCELLED':
      case 'CANCELED':
      case 'DELETED':
        job.stopped();
    }
  }

  return (exchange) => {
    if (exchange.endpoint === 'status') {
      return readPoll((reply) => {
        const { task, tasks } = asFields(reply) ?? {};
        for (const item of [task, ...asList(tasks)]) takeTask(asFields(item) ?? {});
      });
    }
    const fields = bodyFields(exchange.body);
    if (NO_MEDIA.test(asText(fields.taskType) ?? '')) return undefined;
    return jobs.submit(exchange, readPrompt(fields), (reply) => {
      const { task, error } = asFields(reply) ?? {};
      const id = asId(asFields(task)?.id);
      if (id !== undefined) return { ids: [id] };
      return error === undefined ? undefined : { error };
    });
  };
};

function readPrompt(fields: Fields): JobPrompt {
  const options = asFields(fields.options) ?? {};
  const task = asText(fields.taskType) ?? '';
  const length = lengthAsked(options.seconds, options.duration);
  const quality = /^[\w.-]{1,24}$/.exec(asText(options.image_size) ?? asText(options.resolution) ?? '')?.[0];
  const isVideo = length.seconds !== undefined || /video|gen\d|act_|lip_?sync|upscale_v/i.test(task);
  const type = /audio|speech|voice|sound|tts/i.test(task) ? 'audio' : isVideo ? 'video' : 'image';
  return {
    key: null,
    intent: /expand|edit|upscale|inpaint|remove|restyle|vary|variation/i.test(task) ? 'edit' : 'new',
    model: asSlug(options.model) ?? asSlug(task),
    texts: [options.text_prompt, options.prompt, options.promptText].map((text) => asText(text) ?? ''),
    media: {
      type,
      ...sizeAsked(options.width, options.height),
      ...length,
      ...(quality === undefined ? {} : { quality }),
    },
    count: countAsked(options.num_images),
  };
}

/** What a task made; where it does not tell, what it was asked for. */
function takeArtifacts(job: Job, artifacts: readonly unknown[]): void {
  for (const [index, item] of artifacts.entries()) {
    const { id, filename, metadata } = asFields(item) ?? {};
    const { duration, dimensions, width: wide, height: high } = asFields(metadata) ?? {};
    const size = asList(dimensions);
    const name = asText(filename);
    job.produced(asId(id) ?? `${index}`, {
      ...(name === undefined ? {} : { type: mediaTypeOf(name) }),
      ...sizeOf(asPixels(wide) ?? size[0], asPixels(high) ?? size[1]),
      ...lengthOf(duration),
    });
  }
  if (artifacts.length === 0) job.producedAsAsked();
}
