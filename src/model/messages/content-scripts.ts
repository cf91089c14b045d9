/**
 * The content scripts as they stand in a build: two of each row of the site table and of each kind of own origin, and
 * the coach's, which runs beside all relays where a person wants it.
 */

export const CONTENT_SCRIPT_FOLDER = 'src/generated';

/** In the page's world; in our own world of the page. */
export type ContentScriptPart = 'tap' | 'relay';

/** Stands where a row's id does, and no row has it. */
export const COACH = 'coach';
export const COACH_SCRIPT = 'src/content/coach.iife.js';

/** @returns a path from the extension's root */
export function contentScriptPath(site: string, part: ContentScriptPart): string {
  return `${CONTENT_SCRIPT_FOLDER}/${site}.${part}.iife.js`;
}
