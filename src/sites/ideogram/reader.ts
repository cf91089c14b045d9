/** Ideogram: a prompt starts a request; the page asks what came of it. Sources: README.md. */
import type { Intent } from '../../model/usage/usage.ts';
import { bodyFields } from '../reading/body.ts';
import { createJobs, type JobPrompt, readPoll } from '../reading/jobs.ts';
import { asFields, asId, asList, asSlug, asText, type Fields } from '../reading/json.ts';
import { countAsked, sizeAsked } from '../reading/numbers.ts';
import type { CreateReader } from '../site.ts';
import { row as ideogram } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, ideogram);

  function takeRequest(request: Fields): void {
    const job = jobs.find(asId(request.request_id));
    if (!job || !jobs.waiting.includes(job)) return;
    const responses = asList(request.responses).map((response) => asFields(response) ?? {});
    for (const [index, response] of responses.entries()) {
      const isSafe =
        response.is_nsfw !== true && response.is_moderated !== true && response.is_filtered !== true;
      if (isSafe && (request.is_completed === true || response.is_completed === true)) {
        job.produced(asId(response.response_id) ?? `${index}`);
      }
    }
    if (request.is_errored === true || request.is_failed === true) job.failed(request.error ?? 'failed');
    else if (request.is_completed !== true) return;
    else if (job.turn.produced) job.complete();
    else job.failed(responses.length > 0 ? 'moderated' : 'empty');
  }

  return (exchange) => {
    if (exchange.endpoint === 'requests') {
      return readPoll((reply) => {
        for (const item of asList(asFields(reply)?.sampling_requests)) takeRequest(asFields(item) ?? {});
      });
    }
    return jobs.submit(exchange, readPrompt(bodyFields(exchange.body)), (reply) => {
      const { request_id: named, error, message } = asFields(reply) ?? {};
      const id = asId(named);
      if (id !== undefined) return { ids: [id] };
      return error === undefined && message === undefined ? undefined : { error: [error, message] };
    });
  };
};

function readPrompt(fields: Fields): JobPrompt {
  const { width, height } = asFields(fields.resolution) ?? {};
  return {
    key: null,
    intent: intentOf(fields),
    model: asSlug(fields.model_version),
    texts: [asText(fields.prompt) ?? ''],
    media: { type: 'image', ...sizeAsked(width, height) },
    count: countAsked(fields.num_images),
  };
}

/** Upscales and variations name the picture they come from. */
function intentOf({ parent, parents }: Fields): Intent {
  return asFields(parent) || asList(parents).length > 0 ? 'edit' : 'new';
}
