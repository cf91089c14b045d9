/**
 * Canva's picture generator: a request with letters for names, of which the first few are known; its polls are not, so
 * what is accepted counts as asked for, and stays pending. Sources, of low confidence: README.md.
 */

import { bodyFields } from '../reading/body.ts';
import { createJobs } from '../reading/jobs.ts';
import { asFields, asId, asText } from '../reading/json.ts';
import { countAsked } from '../reading/numbers.ts';
import type { CreateReader } from '../site.ts';
import { row as canva } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, canva);
  return (exchange) => {
    const { A: prompt, B: count } = bodyFields(exchange.body);
    const asked = {
      key: null,
      intent: 'new' as const,
      texts: [asText(asFields(prompt)?.A) ?? ''],
      media: { type: 'image' as const },
      count: countAsked(count),
    };
    return jobs.submit(exchange, asked, (reply, job) => {
      const { A: id, error, message } = asFields(reply) ?? {};
      if (asId(id) === undefined) {
        return error === undefined && message === undefined ? undefined : { error: [error, message] };
      }
      job.producedAsAsked();
      return {};
    });
  };
};
