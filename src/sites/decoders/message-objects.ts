/** The JSON objects in one message of a socket: mostly one, sometimes several with a separator or none between them. */
import { asFields, type Fields, parseJson } from '../reading/json.ts';
import { createJsonObjectsDecoder } from './json-stream.ts';

const UTF_8 = new TextDecoder();

/** @param data bytes may hold objects among anything else */
export function objectsIn(data: string | ArrayBuffer): readonly Fields[] {
  const text = typeof data === 'string' ? data : UTF_8.decode(data);
  const whole = asFields(parseJson(text));
  if (whole) return [whole];
  const objects: Fields[] = [];
  const decoder = createJsonObjectsDecoder((object) => objects.push(object));
  // A byte among others can look like a brace; an object that says something goes on with a name.
  const start = /\{\s*"/.exec(text)?.index;
  if (start !== undefined) decoder.push(text.slice(start));
  return objects;
}
