/**
 * Tools that make media: a prompt starts a job, and another exchange says, much later, what came of it. A job counts
 * what is told to be produced, once for each name; one whose end can't be seen, or not yet, stays pending.
 */
import { remember } from '../../model/bounded.ts';
import type { EndReason } from '../../model/messages/exchange.ts';
import type { Media, MediaType, Outcome } from '../../model/usage/usage.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { parseJson } from './json.ts';
import { type Prompt, startTurn } from './prompt.ts';
import { errorOutcome, wordsOf } from './refusal.ts';
import { createShape } from './shape.ts';
import type { Turn } from './turn.ts';

/** A submit's reply or a poll's is far smaller; a longer one is not read. */
const MAX_REPLY_CHARS = 4_000_000;
const MAX_JOBS = 200;

/** From one prompt; sites give up to 8. */
const MAX_MEDIA = 64;

/** A prompt for media. */
export interface JobPrompt extends Prompt {
  /** What is asked for: how many of which shape. */
  media: Omit<Media, 'count'>;
  count: number;
}

/** One job, from its submit to its end; once it has ended, another end changes nothing. */
export interface Job {
  readonly turn: Turn;
  readonly prompt: JobPrompt;
  /** The site's names of it, as the submit's reply has them. */
  ids: readonly string[];
  /** One thing has been produced; what the poll tells of its shape goes over what was asked for. */
  produced(name: string, shape?: Partial<Media>): void;
  /** What was asked for counts as produced, until the job fails: nothing more will be told, or nothing more of it. */
  producedAsAsked(): void;
  complete(): void;
  stopped(): void;
  /**
   * @param reason what the site says of it
   * @param status HTTP status it came with
   */
  failed(reason: unknown, status?: number): void;
}

/** What the site answered to a prompt: names of the job, or the error it was declined with. */
export interface Accepted {
  ids?: readonly string[];
  error?: unknown;
}

/** The jobs of a tab. */
export interface Jobs {
  /** Jobs not ended yet, oldest first. */
  readonly waiting: readonly Job[];
  /** The job by one of its names, ended or not. */
  find(id: string | undefined): Job | undefined;
  /**
   * Starts a job and reads what the site answers.
   * @param accept `isTooLong` is a reply that is not read; `undefined` is given for one nobody understands
   */
  submit(
    exchange: ExchangeStart,
    prompt: JobPrompt,
    accept: (reply: unknown, job: Job, isTooLong: boolean) => Accepted | undefined,
  ): ExchangeReader;
}

/** Knows no job yet; one for each tab, as a poll may tell of any of them. */
export function createJobs(tab: Tab, row: SiteRow): Jobs {
  const jobs = new Map<string, Job>();
  const waiting = new Set<Job>();

  function createJob(turn: Turn, prompt: JobPrompt): Job {
    const settle = (outcome: Outcome): void => {
      if (!waiting.delete(job)) return;
      // While it waits the model asked for is at work; in the end one that brought nothing has not answered.
      if (!turn.produced) turn.model = null;
      turn.settle(outcome, tab.now());
    };
    /** Names of what is only taken to be produced. */
    const asked = new Set<string>();
    const job: Job = {
      turn,
      prompt,
      ids: [],
      produced(name, shape) {
        turn.addMedia(name, { ...prompt.media, ...shape });
        turn.changed();
      },
      producedAsAsked() {
        for (let i = 0; i < Math.min(prompt.count, MAX_MEDIA); i++) {
          asked.add(`asked ${i}`);
          job.produced(`asked ${i}`);
        }
      },
      complete: () => settle('complete'),
      stopped: () => settle('stopped'),
      failed(reason, status = 0) {
        if (!waiting.has(job)) return;
        for (const name of asked) turn.dropMedia(name);
        settle(errorOutcome(turn.produced, wordsOf(reason), status));
      },
    };
    waiting.add(job);
    for (const oldest of waiting) {
      if (waiting.size <= MAX_JOBS) break;
      waiting.delete(oldest);
    }
    return job;
  }

  return {
    get waiting() {
      return [...waiting];
    },
    find: (id) => (id === undefined ? undefined : jobs.get(id)),
    submit(exchange, prompt, accept) {
      const turn = startTurn(tab, exchange, prompt);
      turn.kind = prompt.media.type;
      const job = createJob(turn, prompt);
      const shape = createShape(row.vocabulary);
      return readReply(({ status, reason, reply, size, contentType }) => {
        shape.head(status, contentType);
        shape.size(size);
        if (status >= 400) {
          turn.understood = true;
          job.failed(reply, status);
        } else if (reason !== 'complete') {
          if (reason === 'aborted') job.stopped();
          else job.failed(reason);
        } else {
          const accepted = accept(reply, job, size > MAX_REPLY_CHARS);
          turn.understood = accepted !== undefined;
          if (!accepted) {
            for (const name of Object.keys(Object(reply)).slice(0, 20)) shape.name('key', name);
            turn.shape = shape.shape();
          }
          job.ids = accepted?.ids ?? [];
          for (const id of job.ids) remember(jobs, id, job, MAX_JOBS);
          if (accepted?.error !== undefined) job.failed(accepted.error);
          else if (accepted) turn.model ??= turn.modelRequested;
          if (waiting.has(job)) turn.settle('pending', tab.now());
        }
      });
    },
  };
}

/** A whole response; `status` is HTTP's, 0 where none came. */
export interface Reply {
  status: number;
  contentType: string;
  reason: EndReason;
  /** The body as JSON; undefined where it is none. */
  reply: unknown;
  /** UTF-16 units of the body. */
  size: number;
}

/** A text put together of half a million pieces takes fifty times its length: it is put together of so many at once. */
const MOST_PIECES = 1_000;

/** What was made is the body itself. */
const MADE = /^(?:audio|image|video)\//;

/** Reads a body that is JSON as a whole. */
export function readReply(onReply: (reply: Reply) => void): ExchangeReader {
  let status = 0;
  let contentType = '';
  let body = '';
  let pieces: string[] = [];
  let size = 0;
  return {
    head(newStatus, newContentType) {
      status = newStatus;
      contentType = newContentType;
    },
    text(text) {
      size += text.length;
      if (MADE.test(contentType)) return;
      pieces.push(text);
      if (size <= MAX_REPLY_CHARS && pieces.length < MOST_PIECES) return;
      body = size > MAX_REPLY_CHARS ? '' : body + pieces.join('');
      pieces = [];
    },
    end(reason) {
      body += pieces.join('');
      // Some sites put a word before it, against other sites that would read it as a script.
      const reply = parseJson(body) ?? parseJson(body.slice(Math.max(0, body.indexOf('{'))));
      onReply({ status, contentType, reason, reply, size });
    },
  };
}

/** A poll: only a good answer says something. */
export function readPoll(onReply: (reply: unknown) => void): ExchangeReader {
  return readReply(({ status, reply }) => {
    if (status < 400 && reply !== undefined) onReply(reply);
  });
}

/** By the ending of a file's name; an image where it is none of a video or a sound. */
export function mediaTypeOf(name: string): MediaType {
  if (/\.(?:mp4|webm|mov|mkv|avi|m4v)$/i.test(name)) return 'video';
  return /\.(?:mp3|wav|flac|ogg|opus|m4a)$/i.test(name) ? 'audio' : 'image';
}
