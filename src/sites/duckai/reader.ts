/**
 * duck.ai: a prompt is a POST with the whole conversation, its answer a stream of deltas. A challenge makes the page
 * send the same prompt again by itself. Grammar and sources: README.md.
 */
import { createHistory } from '../generic/history.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asId, asList, asSlug, asText, type Fields } from '../reading/json.ts';
import { sizeOf } from '../reading/numbers.ts';
import { openTurn } from '../reading/open-turn.ts';
import { createProgress, errorWords, readAnswer } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader } from '../site.ts';
import { row as duckai } from './row.ts';

/** Who speaks in an event that is read; drafts of a picture come one after the other. */
const ROLES: readonly unknown[] = ['assistant', 'partial-image', 'generated-image', 'ui-component'];

export const createReader: CreateReader = (tab) => {
  const history = createHistory();

  function describe(turn: Turn, body: Fields, conversation: string): void {
    const prompt = history.read(conversation, asList(body.messages));
    turn.intent = prompt.intent;
    turn.effort = asText(body.reasoningEffort) ?? null;
    turn.mode = turn.effort === null || /^(none|min)/.test(turn.effort) ? 'standard' : 'reasoning';
    turn.modelRequested = asSlug(body.model) ?? null;
    turn.contextTokens = prompt.contextTokens;
    turn.conversation = conversation;
    for (const text of prompt.texts) turn.input.append(text);
    prompt.belongsTo(turn);
  }

  return (exchange) => {
    const body = bodyFields(exchange.body);
    const stream = asFields(body.durableStream);
    const turn = openTurn(tab, exchange, asId(stream?.messageId) ?? null);
    const isRetry = turn.conversation !== null;
    if (!isRetry) describe(turn, body, asText(stream?.conversationId) ?? '');
    const progress = createProgress();

    function takeEvent(event: Fields): void {
      if (event.action === 'error') progress.error = errorWords(event.type, event.message);
      if (event.action !== 'success' || !ROLES.includes(event.role ?? 'assistant')) return;
      progress.understood = true;
      if (event.role !== undefined && event.role !== 'assistant') {
        takePicture(turn, event);
        return;
      }
      turn.answer().append(asText(event.message) ?? '');
      addImage(turn, event);
      if (turn.produced) turn.model = asSlug(event.model) ?? turn.model;
    }

    return readAnswer({
      tab,
      turn,
      row: duckai,
      progress,
      take(value) {
        if (value === '[DONE]') progress.done = true;
        else takeEvent(asFields(value) ?? {});
      },
      takeWhole: (value) => takeEvent(asFields(value) ?? {}),
    });
  };
};

/** A picture the model drew, or a tool it asked: drafts and what is not finished are none yet. */
function takePicture(turn: Turn, event: Fields): void {
  const { toolName, toolCallId, data, id, result } = event;
  const isTool = toolName === 'GenerateImage' && asFields(data)?.status === 'success';
  if (event.role !== 'generated-image' && !isTool) return;
  // An answer may have several, under its one id: the end of a picture is enough to know it again.
  const key = asText(result) ?? asId(id) ?? asId(toolCallId) ?? 'image';
  turn.addMedia(key, { type: 'image' });
}

/** A picture: what is known of it is its address or bytes, and its size, by these names in any case of letters. */
function addImage(turn: Turn, event: Fields): void {
  const names = Object.entries(event).map(([name, value]): [string, unknown] => [
    name.toLowerCase().replace('_', ''),
    value,
  ]);
  const known = new Map(names);
  if (!asText(known.get('imageurl') ?? known.get('base64'))) return;
  const size = sizeOf(known.get('width'), known.get('height'));
  turn.addMedia(asId(known.get('imageurl')) ?? asId(event.id) ?? 'image', { type: 'image', ...size });
}
