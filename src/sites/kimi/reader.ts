/**
 * www.kimi.com: a prompt is a call of ChatService/Chat, request and answer in envelopes of the Connect protocol. The
 * page aborts its own call the moment the answer is whole. Grammar and sources: README.md.
 */
import type { Intent, Mode } from '../../model/usage/usage.ts';
import { createConnectDecoder } from '../decoders/connect.ts';
import { type Branches, createBranches } from '../reading/branches.ts';
import { readByteAnswer } from '../reading/byte-answer.ts';
import { asFields, asList, asName, asSlug, asText, type Fields, parseJson } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { createProgress } from '../reading/stream-answer.ts';
import { markText } from '../reading/text-meter.ts';
import type { CreateReader, ExchangeStart } from '../site.ts';
import { createKimiAnswer } from './answer.ts';
import { row as kimi } from './row.ts';

/** Flags and length stand before the JSON. */
const MAX_HEADER_CHARS = 5;

interface Prompt {
  /** '' for a new one. */
  readonly chat: string;
  /** The message it follows. */
  readonly parent: string;
  readonly text: string;
  /** Tells prompts apart without keeping them. */
  readonly mark: string;
}

export const createReader: CreateReader = (tab) => {
  const branches = createBranches();
  return (exchange) => {
    const body = envelopedBody(exchange);
    const options = asFields(body.options) ?? {};
    const prompt = readPrompt(body);
    const { chat, parent, text, mark } = prompt;
    const turn = openTurn(tab, exchange, null);
    turn.intent = intentOf(branches, prompt);
    turn.mode = modeOf(`${asName(body.scenario)} ${asName(options.agent_mode)}`, options.thinking === true);
    turn.effort = asText(options.reasoning_effort)?.replace('REASONING_EFFORT_', '').toLowerCase() ?? null;
    // The scenario is a product, no model.
    turn.modelRequested = asSlug(options.model) ?? null;
    turn.input.append(text);
    turn.replaces = branches.turnUnder(chat, parent);
    turn.contextTokens = chat === '' ? 0 : tab.contextTokens(chat, turn);
    turn.conversation = chat;
    const progress = createProgress();
    const answer = createKimiAnswer(turn, progress, (id) =>
      branches.grow(turn.conversation ?? '', parent, id, mark, turn),
    );
    return readByteAnswer(
      { tab, turn, row: kimi, progress, take: (value) => answer.take(asFields(value) ?? {}) },
      (take) =>
        createConnectDecoder((event, isLast) => {
          take(event, '');
          if (isLast) progress.done = true;
        }),
    );
  };
};

function readPrompt(body: Fields): Prompt {
  const { parent_id: parent, blocks } = asFields(body.message) ?? {};
  const texts = asList(blocks).map((block) => asText(asFields(asFields(block)?.text)?.content) ?? '');
  const text = texts.join('');
  const { length, hash } = markText(text);
  return { chat: asText(body.chat_id) ?? '', parent: asText(parent) ?? '', text, mark: `${length}:${hash}` };
}

function intentOf(branches: Branches, { chat, parent, mark }: Prompt): Intent {
  if (chat === '') return 'new';
  if (branches.place(chat, parent) !== 'older') return 'followup';
  return branches.promptUnder(chat, parent) === mark ? 'regenerate' : 'edit';
}

/** The JSON of a request in an envelope, whose header came out as up to five characters. */
function envelopedBody({ body }: ExchangeStart): Fields {
  const text = body.kind === 'text' ? body.text : '';
  for (let from = 0; from <= MAX_HEADER_CHARS; from++) {
    const fields = text[from] === '{' ? asFields(parseJson(text.slice(from))) : undefined;
    if (fields) return fields;
  }
  return {};
}

function modeOf(names: string, thinks: boolean): Mode {
  if (/RESEARCH/i.test(names)) return 'research';
  if (/AGENT|OK_?COMPUTER/i.test(names)) return 'agent';
  return thinks ? 'reasoning' : 'standard';
}
