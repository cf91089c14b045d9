/**
 * What tools found for a model, as the page sends it: a message of OpenAI's or Ollama's, an item of the Responses API, a
 * part of a message of Anthropic's, Google's or the AI SDK's.
 */
import { asList, asText, type Fields, fieldsOf, toJson } from '../reading/json.ts';

/** A result and the call it is of; `text` is '' where there is only a person's yes or no. */
export interface ToolResult {
  readonly call: string;
  readonly text: string;
}

/** Those a message holds; none where it is of another kind. */
export function toolResultsOf(message: Fields): ToolResult[] {
  const { role, type, content, parts, toolInvocations } = message;
  if (role === 'tool' || role === 'function')
    return [resultOf(message.tool_call_id ?? message.name, content)];
  if (asText(type)?.endsWith('_call_output')) return [resultOf(message.call_id, message.output)];
  const all = [...asList(content), ...asList(parts), ...asList(toolInvocations)];
  return all.map(fieldsOf).flatMap(resultIn);
}

function resultIn(part: Fields): ToolResult[] {
  const invocation = fieldsOf(part.toolInvocation ?? part);
  const state = asText(invocation.state) ?? '';
  if (state === 'result' || state.startsWith('output-'))
    return [resultOf(invocation.toolCallId, invocation.result ?? invocation.output)];
  if (state === 'approval-responded') return [{ call: '', text: '' }];
  if (part.type === 'tool_result') return [resultOf(part.tool_use_id, part.content)];
  if (part.type === 'tool-result') return [resultOf(part.toolCallId, part.output ?? part.result)];
  const google = fieldsOf(part.functionResponse);
  return part.functionResponse === undefined ? [] : [resultOf(google.id ?? google.name, google.response)];
}

function resultOf(call: unknown, found: unknown): ToolResult {
  const texts = asList(found).map((part) => asText(fieldsOf(part).text));
  const isText = texts.length > 0 && texts.every((text) => text !== undefined);
  const text = asText(found) ?? (isText ? texts.join('') : found == null ? '' : toJson(found));
  return { call: asText(call) ?? '', text };
}
