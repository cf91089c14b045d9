/**
 * Notion AI: a prompt sends the thread's transcript and gets JSON lines that build new entries of it, by patches or as
 * whole entries told anew. Sources: README.md.
 */
import type { Intent } from '../../model/usage/usage.ts';
import { createJsonObjectsDecoder } from '../decoders/json-stream.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asId, asList, asSlug, asText, type Fields } from '../reading/json.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import { wordsOf } from '../reading/refusal.ts';
import type { Progress } from '../reading/stream-answer.ts';
import type { CreateReader } from '../site.ts';
import { createEntries, type Entries, INFERENCE } from './entries.ts';
import { row as notion } from './row.ts';

export const createReader: CreateReader = (tab) => (exchange) => {
  const fields = bodyFields(exchange.body);
  const transcript = asList(fields.transcript).map((entry) => asFields(entry) ?? {});
  const config = asFields(transcript.find(({ type }) => type === 'config')?.value) ?? {};
  const prompts = transcript.filter(({ type }) => type === 'user' || type === 'human');
  const turn = startTurn(tab, exchange, {
    key: asId(fields.traceId) ?? null,
    conversation: asId(fields.threadId),
    intent: intentOf(fields, prompts.length),
    effort: asText(config.reasoningEffort),
    model: asSlug(config.model),
    texts: richText(prompts.at(-1)?.value),
  });
  return readBody(tab, turn, notion, (progress, note) => {
    const entries = createEntries(turn);
    return createJsonObjectsDecoder((line) => {
      if (takeLine(entries, progress, line)) progress.understood = true;
      else note(line, '');
    });
  });
};

function intentOf(fields: Fields, prompts: number): Intent {
  if (prompts > 1 || fields.isPartialTranscript === true) return 'followup';
  return fields.createThread === false ? 'followup' : 'new';
}

/** Notion's text: runs, each an array that begins with its characters. */
function richText(value: unknown): string[] {
  return asList(value).flatMap((run) => asText(asList(run)[0]) ?? []);
}

/** An entry says, with HTTP 200, that the plan holds no more. */
function noteRefusal(progress: Progress, values: readonly unknown[]): void {
  const isRefusal = values.some((value) => asFields(value)?.type === 'premium-feature-unavailable');
  if (isRefusal) progress.error = 'limit';
}

/** Takes the next line in; false if it is of no known type. */
function takeLine(entries: Entries, progress: Progress, line: Fields): boolean {
  switch (line.type) {
    case 'patch-start':
    case 'patch-sync':
      noteRefusal(progress, asList(asFields(line.data)?.s));
      entries.sync(asList(asFields(line.data)?.s));
      return true;
    case 'patch':
      for (const patch of asList(line.v)) {
        noteRefusal(progress, [asFields(patch)?.v]);
        entries.patch(asFields(patch) ?? {});
      }
      return true;
    // Comes once all is written.
    case 'record-map':
      progress.done = true;
      return true;
    case INFERENCE:
      entries.retell(line);
      // Told whole, the thread has no word for its end.
      progress.done ||= line.finishedAt !== undefined;
      return true;
    case 'done':
      progress.done = true;
      return true;
    case 'error':
      progress.error = wordsOf(line);
      return true;
    default:
      return false;
  }
}
