/**
 * Prompts whose answers no public client shows in a form that could be read: each counts as one, by what was asked for,
 * and what is not known of it is inferred. That it can't be read is known, and said in about.ts; health is told only
 * where a page came in place of an answer.
 */
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import type { JobPrompt, Jobs } from './jobs.ts';
import { asText, type Fields, fieldsOf } from './json.ts';
import { type Prompt, startTurn } from './prompt.ts';
import { errorOutcome } from './refusal.ts';
import { createShape } from './shape.ts';
import type { Turn } from './turn.ts';

/** No answer of a model is one. */
const PAGE = /^text\/html/i;
/** An answer as it is written. */
const STREAM = /event-stream|ndjson/i;

/** A prompt for words, or a run of an agent: its output is inferred, by its mode. */
export function countPrompt(tab: Tab, row: SiteRow, exchange: ExchangeStart, prompt: Prompt): ExchangeReader {
  return countTurn(tab, row, startTurn(tab, exchange, prompt));
}

/** The same for a turn that has begun. */
export function countTurn(tab: Tab, row: SiteRow, turn: Turn): ExchangeReader {
  turn.degraded = true;
  const shape = createShape(row.vocabulary);
  let status = 0;
  let isPage = false;
  let isStream = false;
  return {
    head(newStatus, contentType) {
      status = newStatus;
      isPage = PAGE.test(contentType);
      isStream = STREAM.test(contentType);
      shape.head(newStatus, contentType);
    },
    text: (text) => shape.size(text.length),
    end(reason) {
      turn.understood = status >= 400 || !isPage;
      if (!turn.understood) turn.shape = shape.shape();
      const sent = reason === 'complete' ? 'complete' : reason === 'aborted' ? 'stopped' : 'failed';
      // Something answered, though not what can be read: whoever was asked.
      if (status < 400 && isStream) turn.model ??= turn.modelRequested;
      turn.settle(status >= 400 ? errorOutcome(false, '', status) : sent, tab.now());
    },
  };
}

/**
 * A prompt for media: what the site accepts counts as asked for, since of what becomes of it nothing is shown.
 * @param isReply what is made comes with the reply: it is complete with it, and else stays pending
 */
export function countMedia(
  jobs: Jobs,
  exchange: ExchangeStart,
  prompt: JobPrompt,
  isReply = false,
): ExchangeReader {
  let isPage = false;
  const reader = jobs.submit(exchange, prompt, (reply, job) => {
    const error = refusalIn(fieldsOf(reply));
    if (error !== undefined) return { error };
    if (!isPage) job.producedAsAsked();
    if (isReply || isPage) job.complete();
    return isPage ? undefined : {};
  });
  return {
    ...reader,
    head(status, contentType) {
      isPage = PAGE.test(contentType);
      reader.head?.(status, contentType);
    },
  };
}

/**
 * Why a site declined, with HTTP 200: an error, or words beside no data. What is accepted has data, or says nothing more
 * than that it went well.
 */
function refusalIn({ error, data, statusInfo, success, message, errmsg }: Fields): unknown {
  if (error !== undefined && error !== null && error !== '') return error;
  const words = asText(message) || asText(errmsg) || asText(fieldsOf(statusInfo).message);
  const hasData = Object.keys(fieldsOf(data)).length > 0;
  const isDeclined = success === false || (data !== undefined && !hasData);
  return isDeclined ? words : undefined;
}
