/**
 * Midjourney: a prompt starts one job or more, each of several pictures, or a video; the page asks for their status.
 * Sources: README.md.
 */
import type { Intent } from '../../model/usage/usage.ts';
import { bodyFields } from '../reading/body.ts';
import { createJobs, readPoll } from '../reading/jobs.ts';
import { asFields, asId, asList, asSlug, asText } from '../reading/json.ts';
import { asCount, sizeOf } from '../reading/numbers.ts';
import type { CreateReader } from '../site.ts';
import { row as midjourney } from './row.ts';

const MAX_BATCH = 16;

/** What a job makes, by its id. */
interface Batch {
  count: number;
  shape: { type: 'image' | 'video'; width?: number; height?: number };
  ended: boolean;
}

const INTENTS: Readonly<Record<string, Intent>> = { imagine: 'new', reroll: 'regenerate' };

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, midjourney);
  const batches = new Map<string, Batch>();

  function takeStatus(id: string | undefined, status: string, size: number | undefined): void {
    const job = jobs.find(id);
    const batch = batches.get(id ?? '');
    if (!job || !batch || batch.ended) return;
    batch.ended = /completed|failed|cancell?ed|moderated|banned/.test(status);
    if (status === 'completed') {
      const count = Math.min(size ?? batch.count, MAX_BATCH);
      for (let i = 0; i < count; i++) job.produced(`${id}/${i}`, batch.shape);
    }
    if (job.ids.some((other) => batches.get(other)?.ended === false)) return;
    if (job.turn.produced) job.complete();
    else if (/cancell?ed/.test(status)) job.stopped();
    else job.failed(status);
    for (const other of job.ids) batches.delete(other);
  }

  return (exchange) => {
    if (exchange.endpoint === 'status') {
      return readPoll((reply) => {
        for (const item of asList(reply)) {
          const { id, current_status: status, batch_size: size } = asFields(item) ?? {};
          takeStatus(asId(id), asText(status) ?? '', asCount(size));
        }
      });
    }
    const fields = bodyFields(exchange.body);
    // A video names its picture, and what is new of its prompt.
    const { t, prompt = fields.newPrompt, id: parent = fields.parentJob } = fields;
    const submitted = {
      key: null,
      intent: INTENTS[asText(t) ?? 'imagine'] ?? (parent === undefined ? 'unknown' : 'edit'),
      texts: [asText(prompt) ?? ''],
      media: { type: asText(t)?.includes('video') ? ('video' as const) : ('image' as const) },
      count: 4,
    };
    return jobs.submit(exchange, submitted, (reply, { turn }) => {
      const { success, failure } = asFields(reply) ?? {};
      if (!Array.isArray(success)) return undefined;
      const ids = success.flatMap((item) => {
        const job = asFields(item) ?? {};
        const id = asId(job.job_id);
        if (id === undefined) return [];
        const meta = asFields(job.meta) ?? {};
        const type = /video/.test(`${asText(job.event_type)} ${asText(job.job_type)}`)
          ? 'video'
          : submitted.media.type;
        turn.kind = type;
        turn.model = asSlug(job.job_type) ?? turn.model;
        batches.set(id, {
          count: asCount(meta.batch_size) ?? 1,
          shape: { type, ...sizeOf(meta.width, meta.height) },
          ended: false,
        });
        return [id];
      });
      turn.generations = Math.max(1, Math.min(ids.length, MAX_BATCH));
      return ids.length > 0 ? { ids } : { error: failure ?? 'declined: moderation' };
    });
  };
};
