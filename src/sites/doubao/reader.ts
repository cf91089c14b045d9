/**
 * Doubao and its sister abroad, Dola: a prompt is a POST of blocks, its answer a stream of named events with blocks,
 * patches of blocks, and pieces of text. Grammar and sources: README.md.
 */
import { bodyFields } from '../reading/body.ts';
import { createConversations } from '../reading/conversations.ts';
import { asId, asList, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { startTurn } from '../reading/prompt.ts';
import { createProgress, errorWords, type Progress, readAnswer } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader } from '../site.ts';
import { row as doubao } from './row.ts';

/** The block that holds what is thought; once it is finished, the answer begins. */
const THINKING_BLOCK = 10040;
/** Patches of anything else repeat the text, for reading it aloud. */
const PATCHES_BLOCKS = 1;

export const createReader: CreateReader = (tab) => {
  const conversations = createConversations();
  return (exchange) => {
    const body = bodyFields(exchange.body);
    const meta = fieldsOf(body.client_meta);
    const option = fieldsOf(body.option);
    const chat = asId(meta.conversation_id) ?? asId(meta.local_conversation_id) ?? '';
    const messages = asList(body.messages).map(fieldsOf);
    const isFirst = conversations.isFirst(chat) && asId(meta.conversation_id) === undefined;
    const isAgain = option.is_regen === true || asList(option.regen_query_id).length > 0;
    const isEdit = asList(option.edit_query_id).length > 0;
    const turn = startTurn(tab, exchange, {
      key: asId(messages[0]?.local_message_id) ?? null,
      conversation: chat,
      intent: isAgain ? 'regenerate' : isEdit ? 'edit' : isFirst ? 'new' : 'followup',
      mode: option.need_deep_think ? 'reasoning' : 'standard',
      texts: messages.flatMap(({ content_block: blocks }) => textsOf(asList(blocks))),
    });
    const progress = createProgress();
    const answer = createBlocks(turn, progress);
    return readAnswer({ tab, turn, row: doubao, progress, take: answer.take });
  };
};

function textOf(block: unknown): string {
  return asText(fieldsOf(fieldsOf(fieldsOf(block).content).text_block).text) ?? '';
}

function textsOf(blocks: readonly unknown[]): string[] {
  return blocks.map(textOf);
}

function createBlocks(turn: Turn, progress: Progress) {
  // It may have been left to the model, which then says nothing of it.
  let isThinking = false;

  function say(text: string): void {
    if (isThinking) turn.reasoning.append(text);
    else turn.answer().append(text);
  }

  function takeBlocks(blocks: unknown): void {
    for (const block of asList(blocks)) {
      const { block_type: type, is_finish: isFinished } = fieldsOf(block);
      if (type === THINKING_BLOCK) {
        turn.noteThinking();
        isThinking = isFinished !== true;
      }
      say(textOf(block));
    }
  }

  function takeEvent(event: Fields, name: string): void {
    switch (name) {
      case 'SSE_ACK':
        turn.conversation = asId(fieldsOf(event.ack_client_meta).conversation_id) ?? turn.conversation;
        break;
      case 'STREAM_MSG_NOTIFY':
        takeBlocks(fieldsOf(event.content).content_block);
        break;
      case 'STREAM_CHUNK':
        for (const patch of asList(event.patch_op).map(fieldsOf))
          if ((patch.patch_object ?? PATCHES_BLOCKS) === PATCHES_BLOCKS)
            takeBlocks(fieldsOf(patch.patch_value).content_block);
        break;
      case 'CHUNK_DELTA':
        say(asText(event.text) ?? '');
        break;
      case 'SSE_REPLY_END':
        progress.done = true;
        break;
      case 'STREAM_ERROR':
        progress.error = errorWords(event.error_msg, event.message, event.error_code);
        break;
      default:
        return;
    }
    progress.understood = true;
  }

  return { take: (value: unknown, name: string) => takeEvent(fieldsOf(value), name) };
}
