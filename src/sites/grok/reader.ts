/**
 * grok.com: chat goes over a socket, the gateway; media, and chat where the gateway fails, over HTTP; Imagine has a
 * socket of its own. No token counts are on the wire. Grammar and sources: README.md.
 */
import type { Intent } from '../../model/usage/usage.ts';
import { bodyFields } from '../reading/body.ts';
import { type Branches, createBranches } from '../reading/branches.ts';
import { asFields, asSlug, asText, type Fields } from '../reading/json.ts';
import { filesTokens } from '../reading/pictures.ts';
import { markText } from '../reading/text-meter.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { readGateway } from './gateway.ts';
import { readHttpAnswer } from './http.ts';
import { readImagine } from './imagine.ts';
import { modeOf } from './response.ts';
import { row as grok } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const branches = createBranches();
  return (exchange) => {
    if (exchange.endpoint === 'gateway') return readGateway(tab, branches, exchange);
    if (exchange.endpoint === 'imagine') return readImagine(tab, exchange);
    return readResponses(tab, branches, exchange);
  };
};

/** `POST …/conversations/new` or `…/conversations/<id>/responses`. */
function readResponses(tab: Tab, branches: Branches, exchange: ExchangeStart): ExchangeReader {
  const body = bodyFields(exchange.body);
  const text = asText(body.message) ?? '';
  const mark = markText(text).hash;
  const parent = asText(body.parentResponseId) ?? '';
  const inUrl = /\/conversations\/([^/]+)\/responses/.exec(exchange.url)?.[1];
  const [operation, asked] = mediaAsked(body);
  const turn = tab.turn({ key: null, endpoint: exchange.endpoint, at: exchange.at });
  turn.input.append(text);
  turn.attachedTokens = filesTokens(body.fileAttachments, body.imageAttachments);
  turn.modelRequested = asSlug(body.modelName) ?? asSlug(body.modelMode) ?? asSlug(body.modeId) ?? null;
  turn.mode = body.isReasoning === true ? 'reasoning' : modeOf(turn.modelRequested);
  if (asText(body.deepsearchPreset)) turn.mode = 'research';
  turn.intent = intentOf(branches, body, operation, inUrl, parent, mark);
  if (/video/i.test(operation)) turn.kind = 'video';
  else if (/image/i.test(operation)) turn.kind = 'image';
  turn.replaces = branches.turnUnder(inUrl ?? '', parent);
  turn.contextTokens = inUrl === undefined ? 0 : tab.contextTokens(inUrl, turn);
  turn.conversation = inUrl ?? '';
  return readHttpAnswer({
    tab,
    turn,
    row: grok,
    asked,
    onId(kind, id) {
      if (kind === 'conversation') turn.conversation = id;
      else branches.grow(turn.conversation ?? '', parent, id, mark, turn);
    },
  });
}

/** What is to be made, by name, and how. */
function mediaAsked(body: Fields): [operation: string, asked: Fields] {
  for (const [name, asked] of Object.entries(asFields(body.mediaGenInput) ?? {})) {
    if (asFields(asked)) return [name, asked as Fields];
  }
  return ['', {}];
}

function intentOf(
  branches: Branches,
  body: Fields,
  operation: string,
  conversation: string | undefined,
  parent: string,
  mark: string,
): Intent {
  if (/^imageToImage|edit/i.test(operation)) return 'edit';
  if (body.isRegenRequest === true) return 'regenerate';
  if (conversation === undefined) return 'new';
  if (branches.place(conversation, parent) !== 'older') return 'followup';
  return branches.promptUnder(conversation, parent) === mark ? 'regenerate' : 'edit';
}
