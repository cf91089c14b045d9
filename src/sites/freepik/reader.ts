/**
 * Freepik, of late Magnific: pictures are asked for as a whole and then rendered one by one; videos at an address of
 * their own. What is accepted counts as asked for. Sources: README.md.
 */
import { bodyFields } from '../reading/body.ts';
import { createJobs } from '../reading/jobs.ts';
import { asSlug, asText } from '../reading/json.ts';
import { countAsked, lengthAsked } from '../reading/numbers.ts';
import { countMedia } from '../reading/unread.ts';
import type { CreateReader } from '../site.ts';
import { row as freepik } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, freepik);
  return (exchange) => {
    const body = bodyFields(exchange.body);
    const isVideo = exchange.endpoint === 'video';
    return countMedia(jobs, exchange, {
      key: null,
      intent: 'new',
      model: asSlug(isVideo ? body.model : body.mode),
      texts: [asText(body.prompt) ?? ''],
      media: isVideo ? { type: 'video', ...lengthAsked(body.duration) } : { type: 'image' },
      count: countAsked(body.num_images),
    });
  };
};
