/**
 * What a page sends to a server of large models, in the forms of OpenAI (chat completions, Responses, the older
 * completions), Anthropic, Google and Ollama. Sources: their API references.
 */
import { asFields, asId, asList, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { isSystem, isToolResult } from './history.ts';

/** Ollama's own addresses. */
const OLLAMA = /\/api\/(?:chat|generate)\/?(?:$|\?)/;

/** One call of a model. */
export interface AskedOfModel {
  /** The conversation, as far as it is sent. */
  readonly messages: readonly unknown[];
  readonly model: string | undefined;
  readonly effort: string | undefined;
  readonly isStreamed: boolean;
  /** The server has earlier messages. */
  readonly hasEarlier: boolean;
  /** What Ollama is handed back of what was said before: its tokens, one by one. */
  readonly earlierTokens: number;
}

/** @returns undefined where the body can be read, and asks nothing of a model */
export function readAsked(fields: Fields, url: string): AskedOfModel | undefined {
  const { messages, input, contents, prompt } = fields;
  const isUnread = Object.keys(fields).length === 0;
  if (!isUnread && (messages ?? input ?? contents ?? prompt ?? null) === null) return undefined;
  if (isLoading(url, fields)) return undefined;
  const list = [messages, input, contents].find((value) => Array.isArray(value));
  const said = asList(prompt).length > 0 ? asList(prompt).map((text) => ({ text })) : prompt;
  const earlierTokens = asList(fields.context).length;
  return {
    messages: [...systemOf(fields), ...(asList(list) as unknown[]), ...(list ? [] : [asked(input ?? said)])],
    model: asSlug(fields.model) ?? asSlug(/\/models\/([^/:]+):/.exec(url)?.[1]),
    effort: asText(fields.reasoning_effort) ?? asText(asFields(fields.reasoning)?.effort),
    isStreamed: fields.stream === true || /[:/]stream/.test(url) || isOllama(url, fields),
    hasEarlier: asId(fields.previous_response_id) !== undefined || earlierTokens > 0,
    earlierTokens,
  };
}

function asked(content: unknown): Fields {
  return { role: 'user', content };
}

/** Instructions that stand beside the conversation. */
function systemOf({ instructions, system, systemInstruction, system_instruction: snake }: Fields): Fields[] {
  const google = fieldsOf(systemInstruction ?? snake);
  const content = instructions ?? system;
  if (content !== undefined) return [{ role: 'system', content }];
  return Array.isArray(google.parts) ? [{ role: 'system', parts: google.parts }] : [];
}

/** Ollama, told nothing, loads a model or lets go of it. Source: ollama/ollama `docs/api.md`, "Load a model". */
function isLoading(url: string, { messages, prompt, images }: Fields): boolean {
  if (!OLLAMA.test(url) || asList(images).length > 0) return false;
  return Array.isArray(messages) ? messages.length === 0 : prompt === '';
}

/** Ollama streams unless it is told not to. */
function isOllama(url: string, { stream }: Fields): boolean {
  return stream !== false && OLLAMA.test(url);
}

/**
 * Whether the page asks for itself, a title or a summary for its memory: not streamed among streamed calls, or with an
 * instruction after all that was said.
 */
export function isBackground({ messages, isStreamed }: AskedOfModel, hasStreamed: boolean): boolean {
  const last = fieldsOf(messages.at(-1));
  if (isToolResult(last)) return false;
  return (hasStreamed && !isStreamed) || (messages.length > 1 && isSystem(last));
}
