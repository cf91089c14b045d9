/**
 * ChatGLM: a prompt is a POST to the assistant it is for, its answer a stream of parts, each told anew as a whole.
 * Grammar and sources: README.md.
 */
import { bodyFields } from '../reading/body.ts';
import { asId, asList, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { startTurn } from '../reading/prompt.ts';
import { createProgress, errorWords, readAnswer } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader } from '../site.ts';
import { row as chatglm } from './row.ts';

export const createReader: CreateReader = (tab) => (exchange) => {
  const body = bodyFields(exchange.body);
  const said = asList(body.messages).map(fieldsOf);
  const turn = startTurn(tab, exchange, {
    key: null,
    conversation: asId(body.conversation_id),
    intent: asId(body.conversation_id) === undefined ? 'new' : 'followup',
    texts: said.flatMap(({ content }) => asList(content)).map((part) => asText(fieldsOf(part).text) ?? ''),
  });
  const progress = createProgress();
  return readAnswer({
    tab,
    turn,
    row: chatglm,
    progress,
    take(value) {
      const { conversation_id: chat, parts, status, last_error: error, message } = fieldsOf(value);
      turn.conversation = asId(chat) || turn.conversation;
      for (const [index, part] of asList(parts).entries()) takePart(turn, index, fieldsOf(part));
      if (status === 'finish') progress.done = true;
      else if (status === 'intervene') progress.error = errorWords('blocked', fieldsOf(error).intervene_text);
      else if (status === 'error') progress.error = errorWords(message, fieldsOf(error).error_message);
      progress.understood ||= Array.isArray(parts);
    },
  });
};

function takePart(turn: Turn, index: number, { content, logic_id: id }: Fields): void {
  const part = asId(id) ?? `${index}`;
  for (const piece of asList(content).map(fieldsOf)) {
    if (piece.type === 'text') turn.answer(part).snapshot(asText(piece.text) ?? '');
    else if (piece.type === 'think') {
      turn.reasoning.snapshot(asText(piece.think) ?? '');
      turn.noteThinking();
    } else if (piece.type === 'image')
      for (const image of asList(piece.image)) {
        const url = asId(fieldsOf(image).image_url);
        if (url !== undefined) turn.addMedia(url, { type: 'image' });
      }
  }
}
