/**
 * Suno: a prompt makes clips, mostly two; the feed says when they are ready and how long they are, sometimes under
 * other ids than the submit's. Sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import { bodyFields } from '../reading/body.ts';
import { createJobs, type Job, type JobPrompt, readPoll } from '../reading/jobs.ts';
import { asFields, asId, asList, asName, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { lengthOf } from '../reading/numbers.ts';
import type { CreateReader } from '../site.ts';
import { row as suno } from './row.ts';

/** Clips the feed has shown: a person's library is read in pages of 20. */
const MAX_CLIPS = 5_000;

interface Clip {
  id: string;
  status: string;
  length: ReturnType<typeof lengthOf>;
  /** ISO time; '' if not told. */
  madeAt: string;
  error: unknown;
}

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, suno);
  /** Clips seen, and the job each was given to; null for those of earlier. */
  const known = new Map<string, Job | null>();
  /** When the newest of those was made: what is older is of a page further down. */
  let since = '';
  /** Jobs whose own ids the feed has shown. */
  const named = new WeakSet<Job>();

  function takeFeed(reply: unknown): void {
    const clips = clipsOf(Array.isArray(reply) ? reply : fieldsOf(reply).clips);
    const accepted = jobs.waiting.filter(({ ids }) => ids.length > 0);
    for (const job of accepted) {
      for (const { id } of clips.filter((clip) => job.ids.includes(clip.id))) {
        named.add(job);
        remember(known, id, job, MAX_CLIPS);
      }
    }
    dealStrangers(
      accepted.filter((job) => !named.has(job)),
      clips.filter(({ id, madeAt }) => !known.has(id) && madeAt >= since),
    );
    for (const job of accepted) {
      const mine = clips.filter(({ id }) => known.get(id) === job);
      takeEnded(job, mine.filter(hasEnded));
    }
    if (accepted.length > 0) return;
    for (const { id, madeAt } of clips) {
      remember(known, id, null, MAX_CLIPS);
      if (madeAt > since) since = madeAt;
    }
  }

  /**
   * Where the feed shows none of a job's own ids, the newest clips nobody has seen before stand for them: the older ones
   * for the older job.
   */
  function dealStrangers(nameless: readonly Job[], strangers: readonly Clip[]): void {
    const wanted = nameless.flatMap((job) => {
      const given = [...known.values()].filter((owner) => owner === job).length;
      return Array.from({ length: job.ids.length - given }, () => job);
    });
    const newest = [...strangers].sort(newestFirst).slice(0, wanted.length);
    for (const [place, { id }] of newest.reverse().entries())
      remember(known, id, wanted[place] ?? null, MAX_CLIPS);
  }

  /** Clips of the job that have ended, all told in one reading of the feed. */
  function takeEnded(job: Job, clips: readonly Clip[]): void {
    for (const { id, status, length } of clips) {
      if (status === 'complete') job.produced(id, length);
    }
    if (clips.length < job.ids.length) return;
    if (clips.every(({ status }) => status === 'error')) job.failed(clips.map(({ error }) => error));
    else job.complete();
  }

  return (exchange) => {
    if (exchange.endpoint.startsWith('feed')) return readPoll(takeFeed);
    const isRemaster = exchange.url.includes('/upsample');
    return jobs.submit(exchange, readPrompt(bodyFields(exchange.body), isRemaster), (reply, job) => {
      const { clips, detail } = asFields(reply) ?? {};
      const made = clipsOf(clips);
      if (made.length === 0 && detail === undefined && isRemaster && asFields(reply)) return {};
      if (made.length === 0) return detail === undefined ? undefined : { error: detail };
      job.turn.model = asSlug(fieldsOf(asList(clips)[0]).model_name) ?? job.turn.model;
      job.turn.generations = made.length;
      return { ids: made.map(({ id }) => id) };
    });
  };
};

/** @param isRemaster a clip is made anew from another, with better sound */
function readPrompt(fields: Fields, isRemaster: boolean): JobPrompt {
  const { continue_clip_id: continued, cover_clip_id: covered } = fields;
  return {
    key: asId(fields.transaction_uuid) ?? null,
    intent: asText(continued) ? 'continue' : asText(covered) || isRemaster ? 'edit' : 'new',
    model: asSlug(fields.mv),
    texts: [fields.prompt, fields.gpt_description_prompt, fields.tags].map((text) => asText(text) ?? ''),
    media: { type: 'audio' },
    count: 2,
  };
}

/** Clips made at the same time stay as the feed has them. */
function newestFirst(a: Clip, b: Clip): number {
  return b.madeAt.localeCompare(a.madeAt);
}

function hasEnded({ status }: Clip): boolean {
  return status === 'complete' || status === 'error';
}

function clipsOf(list: unknown): Clip[] {
  return asList(list).flatMap((item) => {
    const clip = fieldsOf(item);
    const id = asId(clip.id);
    if (id === undefined) return [];
    const { duration, error_type: type, error_message: message } = fieldsOf(clip.metadata);
    const madeAt = asText(clip.created_at) ?? '';
    return [{ id, status: asName(clip.status), length: lengthOf(duration), madeAt, error: [type, message] }];
  });
}
