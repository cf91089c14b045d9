/** The chunks of a message of Le Chat: texts, thoughts, and the files its tools made. */
import { asFields, asId, asText } from '../reading/json.ts';
import type { Parts } from '../reading/parts.ts';
import type { Turn } from '../reading/turn.ts';

/** Chunks told apart. */
const MAX_CHUNKS = 1_000;

/** A message, and what its chunks are. */
export interface Message {
  readonly turn: Turn;
  readonly isAnswer: boolean;
  readonly parts: Parts;
  /** Type of each chunk, by index. */
  readonly types: Map<string, unknown>;
}

/** All chunks of the message, told anew. */
export function takeChunks(message: Message, chunks: unknown): void {
  if (!Array.isArray(chunks)) return;
  message.parts.clear();
  message.types.clear();
  addChunks(message, chunks);
}

/** More chunks, after those there are. */
export function addChunks(message: Message, chunks: unknown): void {
  const more = Array.isArray(chunks) ? chunks : [chunks];
  for (const chunk of more) takeChunk(message, `${message.types.size}`, chunk);
}

/**
 * The chunk is this now, whatever it was.
 * @param index its place in the message
 */
export function takeChunk({ turn, parts, types }: Message, index: string, chunk: unknown): void {
  const fields = asFields(chunk) ?? {};
  if (types.size >= MAX_CHUNKS && !types.has(index)) return;
  types.set(index, fields.type);
  if (fields.type === 'text') parts.set('answer', index, asText(fields.text) ?? '');
  if (fields.type === 'thinking') parts.set('reasoning', index, thoughtOf(fields.thinking));
  // As Mistral's public API names what its image tool made.
  const file = asId(fields.fileId ?? fields.file_id);
  if (fields.type === 'tool_file' && fields.tool === 'image_generation' && file) {
    turn.addMedia(file, { type: 'image' });
  }
}

/** A patch below a chunk: `text`, or `thinking`, or a text somewhere in it. */
export function takePiece(
  { parts, types }: Message,
  path: readonly string[],
  isAppend: boolean,
  value: unknown,
): void {
  const [index = '', field] = path;
  const kind = field === 'text' ? 'answer' : 'reasoning';
  if (field !== 'text' && field !== 'thinking') return;
  if (!types.has(index) && types.size < MAX_CHUNKS) types.set(index, field);
  const text = kind === 'answer' ? (asText(value) ?? '') : thoughtOf(value);
  if (isAppend) parts.append(kind, index, text);
  else parts.set(kind, index, text);
}

/** Thoughts are a text, or chunks of text. */
function thoughtOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const chunks = Array.isArray(value) ? value : [value];
  return chunks.map((chunk) => asText(asFields(chunk)?.text) ?? '').join('');
}
