/**
 * Qianwen, Alibaba's assistant in China: a prompt is a POST to a host of its own, its answer a stream of messages, each
 * told anew as a whole. Grammar and sources: README.md.
 */
import { bodyFields } from '../reading/body.ts';
import { asId, asList, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { startTurn } from '../reading/prompt.ts';
import { createProgress, readAnswer } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader } from '../site.ts';
import { row as qianwen } from './row.ts';

/** As the first prompt of a session names what comes before it. */
const NO_PARENT = '0';

export const createReader: CreateReader = (tab) => (exchange) => {
  const body = bodyFields(exchange.body);
  const isFirst =
    body.scene_param === 'first_turn' || (asText(body.parent_req_id) ?? NO_PARENT) === NO_PARENT;
  const turn = startTurn(tab, exchange, {
    key: asId(body.req_id) ?? null,
    conversation: asId(body.session_id),
    intent: isFirst ? 'new' : 'followup',
    mode: body.deep_search === '1' ? 'reasoning' : 'standard',
    model: asSlug(body.model),
    texts: asList(body.messages).map((message) => asText(fieldsOf(message).content) ?? ''),
  });
  const progress = createProgress();
  return readAnswer({
    tab,
    turn,
    row: qianwen,
    progress,
    take(value) {
      const { data } = fieldsOf(value);
      const { messages, sse_end: end } = fieldsOf(data);
      for (const message of asList(messages)) takeMessage(turn, fieldsOf(message));
      if (end === '1' || end === 1) progress.done = true;
      progress.understood ||= Array.isArray(messages) || progress.done;
    },
  });
};

function takeMessage(turn: Turn, { mime_type: type, content, meta_data: meta }: Fields): void {
  const loads = asList(fieldsOf(meta).multi_load).map(fieldsOf);
  if (type === 'multi_load/iframe' || type === 'text/plain') {
    const text = asText(content) ?? asText(loads[0]?.content);
    if (text !== undefined) turn.answer().snapshot(text);
    return;
  }
  const thoughts = loads.filter((load) => load.type === 'bar_thinking');
  if (type !== 'bar/workflow' || thoughts.length === 0) return;
  turn.reasoning.snapshot(thoughts.map((load) => asText(fieldsOf(load.content).body) ?? '').join('\n'));
  turn.noteThinking();
}
