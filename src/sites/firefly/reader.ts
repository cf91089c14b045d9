/**
 * Adobe Firefly: a prompt is accepted with an address to ask at, on a host of its own for each job, which no row can
 * name. So what is accepted counts as asked for, and stays pending. Sources: README.md.
 */

import { bodyFields } from '../reading/body.ts';
import { createJobs, type JobPrompt } from '../reading/jobs.ts';
import { asFields, asList, asSlug, asText, type Fields } from '../reading/json.ts';
import { countAsked, lengthAsked, sizeAsked } from '../reading/numbers.ts';
import type { CreateReader } from '../site.ts';
import { row as firefly } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, firefly);
  return (exchange) => {
    const prompt = readPrompt(bodyFields(exchange.body), exchange.endpoint.startsWith('video'));
    return jobs.submit(exchange, prompt, (reply, job) => {
      const { links, jobId, statusUrl, error_code: code, message } = asFields(reply) ?? {};
      const result = asText(asFields(asFields(links)?.result)?.href) ?? asText(jobId) ?? asText(statusUrl);
      if (result === undefined) {
        return code === undefined && message === undefined ? undefined : { error: [code, message] };
      }
      job.producedAsAsked();
      return { ids: [] };
    });
  };
};

function readPrompt(fields: Fields, isVideo: boolean): JobPrompt {
  const size = asFields(fields.size) ?? asFields(asList(fields.sizes)[0]) ?? {};
  const origin = asText(asFields(fields.generationMetadata)?.module);
  return {
    key: null,
    intent: origin?.startsWith('image') && !isVideo ? 'edit' : 'new',
    model: asSlug(fields.modelId),
    texts: [asText(fields.prompt) ?? ''],
    media: {
      type: isVideo ? 'video' : 'image',
      ...sizeAsked(size.width, size.height),
      ...(isVideo ? lengthAsked(fields.duration) : {}),
    },
    count: countAsked(fields.n, fields.numVariations),
  };
}
