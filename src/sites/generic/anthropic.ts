/** Answers of Anthropic's messages, streamed or whole. Source: docs.anthropic.com, "Streaming messages". */
import { asFields, asList, asText, type Fields, fieldsOf } from '../reading/json.ts';
import type { AnswerWriter } from './answer-writer.ts';
import type { Form } from './openai.ts';

/** Events of a message; false for any other. */
export const takeAnthropic: Form = (event, name, write) => {
  switch (name) {
    case 'message_start': {
      // What it says of the output is of its first token.
      const usage = fieldsOf(fieldsOf(event.message).usage);
      write.usage({ ...usage, output_tokens: undefined });
      takeModel(fieldsOf(event.message), write);
      return true;
    }
    case 'content_block_start':
      takeBlock(fieldsOf(event.content_block), write);
      return true;
    case 'content_block_delta':
      takeBlock(fieldsOf(event.delta), write);
      return true;
    case 'message_delta':
      write.usage({ output_tokens: fieldsOf(event.usage).output_tokens });
      write.finish(fieldsOf(event.delta).stop_reason);
      return true;
    case 'message':
      if (event.role !== 'assistant') return false;
      for (const block of asList(event.content)) takeBlock(fieldsOf(block), write);
      write.usage(event.usage);
      write.finish(event.stop_reason);
      return true;
    case 'message_stop':
      // Some servers say no more of the end.
      write.finish('end_turn');
      return true;
    default:
      return name === 'content_block_stop' || name === 'ping';
  }
};

function takeModel({ model }: Fields, { turn }: AnswerWriter): void {
  turn.model = asText(model) ?? turn.model;
}

/** A block as it begins, a piece of one, or a whole one. */
function takeBlock(block: Fields, write: AnswerWriter): void {
  const { type, text, thinking, partial_json: json, input } = block;
  if (type === 'text' || type === 'text_delta') write.say(text);
  else if (type === 'thinking' || type === 'thinking_delta') write.think(thinking);
  else if (type === 'redacted_thinking') write.turn.noteThinking();
  else if (type === 'input_json_delta') write.tool(json);
  // A streamed block begins without arguments.
  else if (asFields(input) && Object.keys(fieldsOf(input)).length > 0) write.tool(input);
}
