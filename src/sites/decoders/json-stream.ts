/**
 * JSON objects one after the other, whatever stands between them: line feeds, spaces, nothing. Only braces outside
 * strings count. No string of JSON holds a line feed, and none of these streams begins a line with an inner brace, so
 * an object that broke off costs no more than itself.
 */
import { asFields, type Fields, parseJson } from '../reading/json.ts';

/** An object longer than this (UTF-16 units) is none of any site we know: it is skipped rather than held. */
const MAX_OBJECT_CHARS = 1_000_000;

/** Takes text cut anywhere, also within a string or an escape. */
export interface JsonObjectsDecoder {
  /** The next piece of the body. */
  push(text: string): void;
}

/** Calls back for each object as soon as it closes; what is no JSON, or too long, is left out. */
export function createJsonObjectsDecoder(onObject: (object: Fields) => void): JsonObjectsDecoder {
  /** What has come of the object that is open; undefined while one that is too long is skipped. */
  let begun: string | undefined = '';
  let depth = 0;
  let inString = false;
  let afterBackslash = false;
  let afterLineFeed = false;

  function letOut(json: string | undefined): void {
    const object = json === undefined ? undefined : asFields(parseJson(json));
    if (object) onObject(object);
  }

  /** Takes a character that may matter; tells whether an object opens or closes here. */
  function step(char: string, follows: boolean): 'opens' | 'closes' | undefined {
    if (inString) {
      if (char === '\\') afterBackslash = true;
      else if (char === '"') inString = false;
      else if (char === '\n') {
        inString = false;
        depth = 0;
      }
      return undefined;
    }
    if (char === '{') {
      if (follows) depth = 0;
      return ++depth === 1 ? 'opens' : undefined;
    }
    if (char === '"') inString = depth > 0;
    return char === '}' && depth > 0 && --depth === 0 ? 'closes' : undefined;
  }

  return {
    push(text) {
      const marks = /["\\{}\n]/g;
      let from = 0;
      if (afterBackslash && text !== '') {
        marks.lastIndex = 1;
        afterBackslash = false;
      }
      for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
        const { 0: char, index } = mark;
        const follows = index === 0 ? afterLineFeed : text[index - 1] === '\n';
        const change = step(char, follows);
        if (change === 'opens') {
          begun = '';
          from = index;
        } else if (change === 'closes') {
          letOut(begun === undefined ? undefined : begun + text.slice(from, index + 1));
        } else if (afterBackslash) {
          // What follows is part of the escape, here or in the next piece.
          afterBackslash = index + 1 === text.length;
          marks.lastIndex = index + 2;
        }
      }
      if (text !== '') afterLineFeed = text.endsWith('\n');
      if (depth === 0) begun = '';
      else if (begun !== undefined) begun += text.slice(from);
      if (begun !== undefined && begun.length > MAX_OBJECT_CHARS) begun = undefined;
    },
  };
}
