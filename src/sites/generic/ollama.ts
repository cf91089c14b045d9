/** Answers of Ollama's own API: JSON lines, each with a piece and, the last, with what it took. */
import { asFields, asList, fieldsOf } from '../reading/json.ts';
import type { Form } from './openai.ts';

/** `/api/chat` has a message, `/api/generate` a response. */
export const takeOllama: Form = (line, _, write) => {
  if (typeof line.done !== 'boolean' || typeof line.model !== 'string') return false;
  const message = asFields(line.message) ?? { content: line.response, thinking: line.thinking };
  write.think(message.thinking);
  write.say(message.content);
  for (const call of asList(message.tool_calls)) {
    const { name, arguments: args } = fieldsOf(fieldsOf(call).function);
    write.tool(name);
    write.tool(args);
  }
  if (line.done) {
    write.finish(line.done_reason ?? 'stop');
    write.usage(line);
  }
  return true;
};
