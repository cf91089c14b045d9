/** What a request to StreamGenerate says of its prompt: `f.req=[null,"<inner array>"]`, urlencoded. */
import type { RequestBody } from '../../model/messages/exchange.ts';
import type { MediaType, Mode } from '../../model/usage/usage.ts';
import { at } from '../decoders/jspb.ts';
import { asId, asList, asSlug, asText, parseJson } from '../reading/json.ts';
import { markText } from '../reading/text-meter.ts';
import type { ExchangeStart } from '../site.ts';

/** Indexes of the inner array; seen in several clients of 2026. */
const PROMPT_TEXT = [0, 0];
const FILES = [0, 3];
const CONVERSATION_ID = [2, 0];
const PARENT_RESPONSE_ID = [2, 1];
const TOOL = [49];
const REQUEST_ID = [59];
const MODEL_MODE = [79];
const THINKING_LEVEL = [80];

const TOOL_DEEP_THINK = 20;
/** What each tool makes. A research is none until it is started: its answer tells. */
const TOOL_MEDIA: ReadonlyMap<unknown, MediaType> = new Map([
  [11, 'video'],
  [14, 'image'],
  [21, 'audio'],
]);
const THINKING_EXPANDED = 2;

/** Names the model by an id that changes with each generation of models: `[1,null,null,null,"<id>",…]`. */
const MODEL_HEADER = 'x-goog-ext-525001261-jspb';
const THINKING_MODEL_ID = '5bf011840784117a';

/** Names of the model modes as replies label them, for requests without the header. */
const MODE_LABELS: ReadonlyMap<unknown, string> = new Map([
  [1, '3.6 Flash'],
  [3, '3.1 Pro'],
  [6, '3.5 Flash-Lite'],
]);

/** Null and '' are what the request doesn't say. */
export interface GeminiPrompt {
  text: string;
  /** Tells prompts apart without keeping them. */
  mark: string;
  /** '' for a new conversation. */
  conversation: string;
  /** The answer this prompt follows; '' for none. */
  parent: string;
  /** The id the page makes for each request. */
  key: string | null;
  model: string | null;
  mode: Mode;
  /** What is to be made, by the tool that is switched on. */
  media: MediaType | undefined;
  /** Attached files, of which only their number is told. */
  files: number;
}

/** A body of another form gives an empty text; the model is that of a header, or else of the mode. */
export function readPrompt({ body, headers }: ExchangeStart): GeminiPrompt {
  const inner = parseJson(asText(at(parseJson(formField(body, 'f.req')), 1)) ?? '');
  const text = asText(at(inner, ...PROMPT_TEXT)) ?? '';
  const { length, hash } = markText(text);
  const modelId = asSlug(at(parseJson(headers[MODEL_HEADER] ?? ''), 4));
  return {
    text,
    mark: `${length}:${hash}`,
    conversation: asText(at(inner, ...CONVERSATION_ID)) ?? '',
    parent: asText(at(inner, ...PARENT_RESPONSE_ID)) ?? '',
    key: asId(at(inner, ...REQUEST_ID)) ?? null,
    model: modelId ?? MODE_LABELS.get(at(inner, ...MODEL_MODE)) ?? null,
    mode: modeOf(inner, modelId),
    media: TOOL_MEDIA.get(at(inner, ...TOOL)),
    files: asList(at(inner, ...FILES)).length,
  };
}

function modeOf(inner: unknown, modelId: string | undefined): Mode {
  const thinks =
    at(inner, ...TOOL) === TOOL_DEEP_THINK ||
    at(inner, ...THINKING_LEVEL) === THINKING_EXPANDED ||
    modelId === THINKING_MODEL_ID;
  return thinks ? 'reasoning' : 'standard';
}

/** The form field's value; '' where there is none. */
export function formField(body: RequestBody, name: string): string {
  if (body.kind === 'text') return new URLSearchParams(body.text).get(name) ?? '';
  if (body.kind === 'form') return body.fields.find(([field]) => field === name)?.[1] ?? '';
  return '';
}
