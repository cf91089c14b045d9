/**
 * What the row does not list, and may be a prompt all the same: asked for when the person has just acted, and answered
 * by what may be written as it goes. Its shape is told, never a byte of it
 * (docs/decisions/030-an-unread-answer-shows-by-its-shape.md).
 */
import { UNLISTED } from '../model/messages/exchange.ts';
import { type MatchRequest, type Place, parseUrl, pathOf } from './endpoints.ts';
import { upperCase } from './pristine.ts';

/** Media types of what may be written as it goes. */
export const WRITTEN = /^text\/(?:plain|vnd)|json|event-?stream/i;

/**
 * Matches besides, as `UNLISTED`, what may be a prompt; its method is the transport where it is no request.
 * @param isLit whether the person has just acted
 */
export function alsoUnlisted(match: MatchRequest, place: Place, isLit: () => boolean): MatchRequest {
  return (transport, verb, url) => {
    const listed = match(transport, verb, url);
    if (listed) return listed;
    const method = transport === 'http' ? upperCase(verb) : transport;
    const isAsked = method === 'socket' || ((method === 'POST' || method === 'events') && isLit());
    const parsed = isAsked ? parseUrl(url, place) : undefined;
    return parsed && { endpoint: UNLISTED, method, url: pathOf(parsed), headers: [] };
  };
}
