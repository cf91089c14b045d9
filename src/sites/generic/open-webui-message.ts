/** One answer of Open WebUI being written, as its events over the socket tell it. */
import { asFields, asList, asSlug, asText, type Fields } from '../reading/json.ts';
import { wordsOf } from '../reading/prompt.ts';
import { createProgress, outcomeOf, type Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { Tab } from '../site.ts';
import { type AnswerWriter, createAnswerWriter } from './answer-writer.ts';
import { takeOllama } from './ollama.ts';
import { type Before, takeContent } from './open-webui-content.ts';
import { type Form, takeAnyForm, takeChatCompletion } from './openai.ts';

/** A server of large models writes what it passes on in one of these. */
export const FORMS: readonly Form[] = [takeChatCompletion, takeOllama];

/** One answer being written: one model's, to one prompt. */
export interface Message {
  readonly tab: Tab;
  readonly turn: Turn;
  readonly write: AnswerWriter;
  readonly progress: Progress;
  /** Id of the answer. */
  readonly lane: string;
  /** The answers to the same prompt, this one among them. */
  readonly group: Message[];
  readonly before: Before;
  /** What the page names to stop it; '' until the server says. */
  task: string;
  /** Nothing more can change it: more than that its model has come to an end. */
  isOver: boolean;
}

/**
 * One of which nothing has come yet.
 * @param lane id of the answer
 * @param group of the answers to the same prompt, which it joins
 * @param gone the message of an earlier turn that it goes on with
 */
export function createMessage(
  tab: Tab,
  turn: Turn,
  lane: string,
  group: Message[],
  gone: Message | undefined,
): Message {
  const progress = createProgress();
  const message = {
    tab,
    turn,
    write: createAnswerWriter(turn, progress, lane),
    progress,
    lane,
    group,
    before: gone ? lengthsOf(gone) : { answer: 0, reasoning: 0 },
    task: '',
    isOver: false,
  };
  group.push(message);
  return message;
}

function lengthsOf({ turn, lane, before }: Message): Before {
  return {
    answer: before.answer + turn.answer(`${lane}0`).length,
    reasoning: before.reasoning + turn.reasoning.length,
  };
}

/** Its last event has come; the prompt is answered once all of its answers are. */
export function settle(message: Message): void {
  const { tab, turn, write, group } = message;
  message.isOver = true;
  write.end();
  turn.understood = true;
  const progress = endOf(group);
  if (progress) turn.settle(outcomeOf(turn, progress, 200, 'complete'), tab.now());
}

/** How the answers to a prompt ended: as the best of them; undefined while one is still being written. */
export function endOf(group: readonly Message[]): Progress | undefined {
  if (!group.every(({ isOver }) => isOver)) return undefined;
  const ends = group.map(({ progress }) => progress);
  return (
    ends.find(({ done, error }) => done && error === '') ?? ends.find(({ stopped }) => stopped) ?? ends[0]
  );
}

/** @param event `{type, data}`; one of a type that says nothing of an answer is passed by */
export function takeEvent(message: Message, { type, data }: Fields): void {
  const { turn, progress, lane, before } = message;
  const fields = asFields(data) ?? {};
  switch (type) {
    case 'chat:completion':
      takeCompletion(message, fields);
      break;
    case 'message':
    case 'chat:message:delta':
      turn.answer(`${lane}0`).append(asText(fields.content) ?? '');
      break;
    case 'replace':
    case 'chat:message':
      takeContent(turn, lane, asText(fields.content) ?? '', before);
      break;
    case 'files':
    case 'chat:message:files':
      for (const file of asList(fields.files)) takeFile(turn, asFields(file) ?? {});
      break;
    case 'chat:message:error':
      progress.error = wordsOf(fields.error);
      settle(message);
      break;
    case 'chat:tasks:cancel':
      progress.stopped = true;
      settle(message);
      break;
    default:
      return;
  }
  turn.changed();
}

function takeCompletion(message: Message, fields: Fields): void {
  const { turn, progress, write, lane, before } = message;
  if (!takeAnyForm(FORMS, '', fields, write)) write.usage(fields.usage);
  const content = asText(fields.content);
  if (content !== undefined) takeContent(turn, lane, content, before);
  turn.model = asSlug(fields.selected_model_id) ?? turn.model;
  if (fields.done === true) progress.done = true;
  if (fields.done === true || progress.error !== '') settle(message);
}

function takeFile(turn: Turn, { type, url }: Fields): void {
  const key = asText(url);
  if (type === 'image' && key !== undefined) turn.addMedia(key.slice(-200), { type: 'image' });
}
