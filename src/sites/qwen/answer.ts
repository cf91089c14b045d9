/** An answer of chat.qwen.ai: what the model says, thinks and draws, by the phase each delta names. */
import { asFields, asId, asList, asText, type Fields } from '../reading/json.ts';
import { sizeOf } from '../reading/numbers.ts';
import { reportUsage } from '../reading/reported.ts';
import { errorWords, type Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';

/** Answers side by side. */
const MAX_ANSWERS = 4;

/** Phases whose end is the end of the answer. */
const LAST_PHASES: readonly unknown[] = ['answer', 'image_gen', 'image_edit'];

/** Takes events in the order they come. */
export interface QwenAnswer {
  takeEvent(event: Fields): void;
  /** A body of JSON instead of the stream: an error, or a job. */
  takeWhole(body: Fields): void;
}

/** @param onJob called with the id of the job that makes the video */
export function createQwenAnswer(turn: Turn, progress: Progress, onJob: (job: string) => void): QwenAnswer {
  const asked = turn.kind;
  const answers = new Set<string>();

  function takeError(error: unknown): void {
    const { code, details, message } = asFields(error) ?? {};
    progress.error = errorWords(code, details, message, error);
  }

  function answerOf(event: Fields): string {
    // The first deltas may lack the id.
    const id = (answers.has('') ? '' : asText(event.response_id)) ?? [...answers].at(-1) ?? '';
    if (answers.size < MAX_ANSWERS) answers.add(id);
    turn.generations = Math.max(1, answers.size);
    return answers.has(id) ? id : '';
  }

  function takeJob(extra: Fields): void {
    const job = asId(asFields(extra.wanx)?.task_id);
    if (job === undefined) return;
    if (turn.kind === 'text') turn.kind = 'video';
    progress.understood = true;
    progress.awaited = true;
    onJob(job);
  }

  function takeDelta(event: Fields, delta: Fields): void {
    const { phase, status } = delta;
    const content = asText(delta.content) ?? '';
    const extra = asFields(delta.extra) ?? {};
    const isImage = asked === 'image' && /^https?:\/\/\S+$/.test(content);
    takeJob(extra);
    if (phase === 'image_gen' || phase === 'image_edit' || isImage) {
      for (const url of content.match(/https?:\/\/\S+/g) ?? []) addImage(turn, url, extra.output_image_hw);
    } else if (phase === 'think' || phase === 'image_gen_think') turn.reasoning.append(content);
    else if (phase === 'thinking_summary') takeSummary(turn, extra);
    else if (phase === 'answer' || phase === undefined || phase === null)
      turn.answer(answerOf(event)).append(content);
    if (phase !== 'web_search') {
      for (const item of asList(extra.image_list)) {
        const url = asText(asFields(item)?.image);
        if (url) addImage(turn, url, undefined);
      }
    }
    if (turn.reasoning.length > 0) turn.noteThinking();
    if (status === 'finished' && LAST_PHASES.includes(phase)) progress.done = true;
  }

  return {
    takeEvent(event) {
      if (event.error !== undefined) takeError(event.error);
      const choices = asList(event.choices);
      // Of answers side by side each states its own.
      if (event.usage !== undefined) reportUsage(turn, event.usage, { lane: answerOf(event) });
      for (const choice of choices) takeDelta(event, asFields(asFields(choice)?.delta) ?? {});
      if (choices.length > 0 || event['response.created'] !== undefined) progress.understood = true;
    },
    takeWhole(body) {
      const data = asFields(body.data) ?? {};
      if (Array.isArray(body.ret)) takeError({ code: errorWords(...body.ret) });
      else if (body.success !== true)
        takeError(asFields(body.error) ?? (data.code === undefined ? body : data));
      for (const item of asList(data.messages)) {
        const message = asFields(item) ?? {};
        const extra = asFields(message.extra) ?? {};
        takeDelta(
          {},
          { ...message, phase: asked === 'image' ? 'image_gen' : 'answer', extra, status: undefined },
        );
        progress.done ||= turn.produced;
      }
      progress.understood = true;
    },
  };
}

/** The sizes of the pictures are told as [height, width]. */
function addImage(turn: Turn, url: string, sizes: unknown): void {
  const [height, width] = asList(asList(sizes)[0]);
  // The query is a key that expires.
  turn.addMedia(url.replace(/\?.*/, ''), { type: 'image', ...sizeOf(width, height) });
}

/** Texts of a summary, told whole each time. */
function takeSummary(turn: Turn, extra: Fields): void {
  const texts = [extra.summary_title, extra.summary_thought].flatMap((part) =>
    asList(asFields(part)?.content),
  );
  if (texts.length > 0) turn.reasoning.snapshot(texts.filter((text) => typeof text === 'string').join('\n'));
}
