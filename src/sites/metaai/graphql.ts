/**
 * meta.ai's GraphQL: images and videos are asked for by a mutation whose reply streams, and so was chat before it went
 * over the socket. All else on the address is none of a prompt. Grammar and sources: README.md.
 */
import type { RequestBody } from '../../model/messages/exchange.ts';
import type { Intent, MediaType } from '../../model/usage/usage.ts';
import { asFields, asId, asList, asName, asText, type Fields, parseJson } from '../reading/json.ts';
import { readObjects } from '../reading/object-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { row as metaai } from './row.ts';

const MAX_ITEMS = 64;

interface Prompt {
  readonly text: string;
  readonly intent: Intent;
  readonly conversation: string;
  /** What is asked for besides text. */
  readonly media: MediaType | undefined;
}

/** Undefined where the request is none of a prompt. */
export function readGraphql(tab: Tab, exchange: ExchangeStart): ExchangeReader | undefined {
  const prompt = readPrompt(tab, exchange.body);
  if (!prompt) return undefined;
  const turn = tab.turn({ key: null, endpoint: exchange.endpoint, at: exchange.at });
  turn.intent = prompt.intent;
  turn.kind = prompt.media ?? 'text';
  turn.input.append(prompt.text);
  turn.contextTokens = prompt.intent === 'new' ? 0 : tab.contextTokens(prompt.conversation, turn);
  turn.conversation = prompt.conversation;

  return readObjects(tab, turn, metaai, (reply, state) => {
    const data = asFields(reply.data);
    const [error] = asList(reply.errors).map(asFields);
    if (error) state.error = `${asName(error.code)} ${asName(error.message)}`;
    const stream = asFields(data?.sendMessageStream);
    const message = asFields(asFields(data?.node)?.bot_response_message);
    const stage = stream?.streamingState ?? message?.streaming_state;
    state.understood ||= stage !== undefined;
    state.done ||= stage === 'OVERALL_DONE';
    turn.conversation ||= asText(stream?.conversationId) ?? '';
    const snippet = asText(message?.snippet);
    if (snippet !== undefined) turn.answer(asId(message?.id) ?? '').snapshot(snippet);
    takeMedia(turn, stream ?? {}, prompt.media ?? 'image');
  });
}

function takeMedia(turn: Turn, stream: Fields, type: MediaType): void {
  for (const list of [stream.images, stream.videos]) {
    for (const item of asList(list).slice(0, MAX_ITEMS)) {
      const { id, url } = asFields(item) ?? {};
      const key = asText(id) ?? asText(url);
      // Before it has an address it is only announced.
      if (key !== undefined && asText(url)) turn.addMedia(key, { type });
    }
  }
}

/** Undefined for what is no prompt. */
function readPrompt(tab: Tab, body: RequestBody): Prompt | undefined {
  const fields = fieldsOf(body);
  const variables = asFields(fields.variables) ?? asFields(parseJson(asText(fields.variables) ?? '')) ?? {};
  const operation = asText(asFields(variables.imagineOperationRequest)?.operation);
  const edit = asText(variables.promptEditType);
  const content = asText(variables.content);
  const legacy = asText(asFields(variables.message)?.sensitive_string_value);
  const isChat = edit !== undefined && content !== undefined;
  const isLegacy =
    /SendMessageMutation$/.test(asName(fields.fb_api_req_friendly_name)) && legacy !== undefined;
  if (operation === undefined && !isChat && !isLegacy) return undefined;
  const conversation = asText(variables.conversationId ?? variables.externalConversationId) ?? '';
  const goesOn = variables.isNewConversation === false || tab.contextTokens(conversation) > 0;
  let intent: Intent = goesOn ? 'followup' : 'new';
  if (operation === 'EXTEND_VIDEO') intent = 'continue';
  if (operation === 'IMAGE_TO_IMAGE' || edit?.startsWith('edit')) intent = 'edit';
  if (/^(?:re|retry)/.test(edit ?? '')) intent = 'regenerate';
  const media = operation && (operation.includes('VIDEO') ? 'video' : 'image');
  return { text: content ?? legacy ?? '', intent, conversation, media: media || undefined };
}

function fieldsOf(body: RequestBody): Fields {
  if (body.kind === 'form') return Object.fromEntries(body.fields);
  if (body.kind === 'none') return {};
  return asFields(parseJson(body.text)) ?? Object.fromEntries(new URLSearchParams(body.text));
}
