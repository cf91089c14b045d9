/** Hailuo: videos and pictures are asked for by their parameters; what is accepted counts as asked for. README.md. */
import { bodyFields } from '../reading/body.ts';
import { createJobs, type JobPrompt } from '../reading/jobs.ts';
import { asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { countAsked, lengthAsked } from '../reading/numbers.ts';
import { countMedia } from '../reading/unread.ts';
import type { CreateReader } from '../site.ts';
import { row as hailuo } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, hailuo);
  return (exchange) => countMedia(jobs, exchange, readPrompt(bodyFields(exchange.body), exchange.endpoint));
};

function readPrompt(body: Fields, endpoint: string): JobPrompt {
  const asked = fieldsOf(body.parameter);
  return {
    key: null,
    intent: 'new',
    model: asSlug(asked.modelID),
    texts: [asText(asked.desc) ?? ''],
    media: endpoint === 'video' ? { type: 'video', ...lengthAsked(asked.duration) } : { type: 'image' },
    count: countAsked(body.quantity),
  };
}
