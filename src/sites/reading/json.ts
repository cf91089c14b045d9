/** Reading JSON whose form nobody vouches for. */

/** An object of JSON, of whose members nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value the text stands for; undefined where it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value as text; '' where it is nested deeper than can be written. */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

/** The value itself if it is an object. Ask it for names written in the code only, never for names off the wire. */
export function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The same, for looking further down: no fields where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return asFields(value) ?? {};
}

/** The value if it is an array; empty for any other. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value if it is a string that says something. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** As sites write the names of models; longer or stranger ones are names that people gave. */
const SLUG = /^[\w.:/@+ -]{1,64}$/;

/** The value if it can be the name of a model. */
export function asSlug(value: unknown): string | undefined {
  return typeof value === 'string' && SLUG.test(value) ? value : undefined;
}

/** Longer keys are refused by the background (model/usage/observation.ts). */
const MAX_ID_CHARS = 128;

/** The value if it can be an id that tells a turn from all others. */
export function asId(value: unknown): string | undefined {
  const text = asText(value);
  return text !== undefined && text.length <= MAX_ID_CHARS ? text : undefined;
}

/** A value of the wire as a name: '' for objects, which may hold a `toString` that is none. */
export function asName(value: unknown): string {
  return typeof value === 'object' ? '' : String(value);
}
