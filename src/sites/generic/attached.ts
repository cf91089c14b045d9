/**
 * What is sent along with a message and is no text of it: pictures, sound and files, in the forms of OpenAI (chat
 * completions, Responses), Anthropic, Google, Ollama and the AI SDK 4 to 7. Sources: their API references.
 */
import { asList, asName, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { CLAUDE_FILE_TOKENS, GEMINI_FILE_TOKENS, openAiPictureTokens } from '../reading/pictures.ts';

/** OpenAI, "Audio tokens": one for each 100 ms of sound that is heard. */
const TOKENS_PER_SECOND = 10;
/** Sound as recorders keep it: WAV of 24,000 samples of 16 bits; else MP3 of 128 kbit/s. */
const BYTES_PER_SECOND = { wav: 48_000, other: 16_000 };
/** Of plain text, OpenAI, "What are tokens": four characters. */
const BYTES_PER_TOKEN = 4;
/** Three bytes are four characters. */
const BYTES_PER_CHAR_BASE64 = 3 / 4;

/** A thing sent along. */
interface Attached {
  /** Tells it from another. */
  readonly name: string;
  readonly tokens: number;
}

/** Those of a message, as its page sends it. */
export function attachedTo(message: Fields): Attached[] {
  const { content, parts, images, experimental_attachments: files } = message;
  const pictures = asList(images).map((image) => ({ type: 'image', image }));
  const all = [...asList(content), ...asList(parts), ...asList(files), ...pictures];
  return all.map(fieldsOf).flatMap((part) => attachedIn(part) ?? []);
}

function attachedIn(part: Fields): Attached | undefined {
  const { type } = part;
  const google = part.inlineData ?? part.inline_data ?? part.fileData ?? part.file_data;
  if (google !== undefined)
    return named(fieldsOf(google).data ?? fieldsOf(google).fileUri, GEMINI_FILE_TOKENS);
  if (type === 'input_audio') return soundIn(fieldsOf(part.input_audio));
  if ((type === 'image' || type === 'document') && part.source !== undefined) {
    const { data, url, type: form } = fieldsOf(part.source);
    return form === 'text' ? sized(data, asText(data)?.length ?? 0) : named(data ?? url, CLAUDE_FILE_TOKENS);
  }
  const url = fieldsOf(part.image_url).url ?? part.image_url ?? part.image ?? part.url ?? part.data;
  const media =
    asText(part.mediaType ?? part.mimeType ?? part.contentType) ?? /^data:([^;,]+)/.exec(asName(url))?.[1];
  if (/^(?:image|image_url|input_image)$/.test(asName(type)) || media?.startsWith('image/'))
    return named(url, openAiPictureTokens(sidesOf(asName(url)) ?? part));
  if (media?.startsWith('text/') && asText(url)?.startsWith('data:'))
    return sized(url, asName(url).length * BYTES_PER_CHAR_BASE64);
  if (type === 'file' || type === 'input_file' || (type === undefined && media !== undefined))
    return named(fieldsOf(part.file).file_data ?? fieldsOf(part.file).file_id ?? url, CLAUDE_FILE_TOKENS);
  return undefined;
}

/** A PNG begins with its sides: 8 bytes that say what it is, 8 of the header's own, and 4 for each. */
const PNG = /^(?:data:image\/png;base64,)?(iVBORw0KGgo[\w+/]{21})/;

function sidesOf(url: string): Fields | undefined {
  const [, head] = PNG.exec(url) ?? [];
  if (head === undefined) return undefined;
  const bytes = Uint8Array.from(atob(head), (char) => char.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function soundIn({ data, format }: Fields): Attached {
  const bytes = (asText(data)?.length ?? 0) * BYTES_PER_CHAR_BASE64;
  const seconds = bytes / (format === 'wav' ? BYTES_PER_SECOND.wav : BYTES_PER_SECOND.other);
  return named(data, Math.round(seconds * TOKENS_PER_SECOND));
}

function sized(name: unknown, bytes: number): Attached {
  return named(name, Math.round(bytes / BYTES_PER_TOKEN));
}

/** The end of what it is, or of where, is enough to know it again. */
function named(name: unknown, tokens: number): Attached {
  return { name: (asText(name) ?? '').slice(-100), tokens };
}
