/**
 * chat.z.ai: a prompt is a POST, its answer a stream of pieces, each with its phase; what was said may be written
 * anew from some place on. Grammar and sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import type { Intent } from '../../model/usage/usage.ts';
import { bodyFields } from '../reading/body.ts';
import { createBranches } from '../reading/branches.ts';
import { asFields, asId, asList, asSlug, asText, type Fields } from '../reading/json.ts';
import { asSize } from '../reading/numbers.ts';
import { openTurn } from '../reading/open-turn.ts';
import { reportUsage } from '../reading/reported.ts';
import { createProgress, errorWords, readAnswer } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader } from '../site.ts';
import { row as zai } from './row.ts';

const MAX_PROMPTS = 500;

/** Older answers hold their reasoning in a folded block, which the last edit closes. */
const FOLDED = /^[\s\S]*<\/details>\s*/;

export const createReader: CreateReader = (tab) => {
  /** Turns and their conversations by the id of the person's message. */
  const prompts = new Map<string, { readonly chat: string; readonly turn: Turn }>();
  const branches = createBranches();

  function intentOf(body: Fields, chat: string, turn: Turn): Intent {
    const prompt = asText(body.current_user_message_id) ?? '';
    const before = prompt === '' ? undefined : prompts.get(prompt);
    const isKnown = [...prompts.values()].some((one) => one.chat === chat);
    if (prompt !== '') remember(prompts, prompt, { chat, turn }, MAX_PROMPTS);
    const replaced = placed(body, chat, turn);
    turn.replaces = before?.turn ?? replaced;
    if (before) return 'regenerate';
    if (replaced) return 'edit';
    const hasAnswer = asList(body.messages).some((message) => asFields(message)?.role === 'assistant');
    return hasAnswer || isKnown ? 'followup' : 'new';
  }

  /** Puts the prompt under the answer it names, null for a first one; what stood there already, under an older one. */
  function placed(
    { id, current_user_message_parent_id: parent }: Fields,
    chat: string,
    turn: Turn,
  ): Turn | null {
    if (parent === undefined) return null;
    const under = asText(parent) ?? '';
    const replaced = branches.place(chat, under) === 'older' ? branches.turnUnder(chat, under) : null;
    branches.grow(chat, under, asText(id) ?? '', '', turn);
    return replaced;
  }

  return (exchange) => {
    const body = bodyFields(exchange.body);
    const turn = openTurn(tab, exchange, asId(body.id) ?? null);
    const isRetry = turn.conversation !== null;
    if (!isRetry) {
      const chat = asText(body.chat_id) ?? '';
      const asked = asFields(asList(body.messages).findLast((item) => asFields(item)?.role === 'user'));
      turn.intent = intentOf(body, chat, turn);
      turn.modelRequested = asSlug(body.model) ?? null;
      turn.input.append(asText(asked?.content) ?? asText(body.signature_prompt) ?? '');
      turn.contextTokens = tab.contextTokens(chat, turn);
      turn.conversation = chat;
    }
    const progress = createProgress();

    function takeData(data: Fields): void {
      const error = asFields(data.error);
      if (data.error) progress.error = errorWords(error?.code, error?.detail, error?.message, data.error);
      reportUsage(turn, data.usage);
      const text = asText(data.delta_content) ?? '';
      if (data.phase === 'thinking') turn.reasoning.append(text);
      if (data.phase === 'tool_call')
        turn.tool.append(callIn(text) + callIn(asText(data.edit_content) ?? ''));
      if (data.phase === 'answer') takeAnswer(turn, data, text);
      if (turn.reasoning.length > 0) turn.noteThinking();
      if (data.done === true || data.phase === 'done') progress.done = true;
    }

    return readAnswer({
      tab,
      turn,
      row: zai,
      progress,
      take(value) {
        const { type, data, error } = asFields(value) ?? {};
        if (value === '[DONE]') progress.done = true;
        if (error) takeData({ error });
        if (type === 'chat:completion') progress.understood = true;
        if (type === 'chat:completion') takeData(asFields(data) ?? {});
      },
      takeWhole(value) {
        const fields = asFields(value) ?? {};
        takeData({ error: fields.error ?? errorWords(fields.detail, fields.message, fields.code) });
      },
    });
  };
};

/** What the model writes to a tool, without the element the page draws it by. */
function callIn(text: string): string {
  return text.replace(/<\/?glm_block[^>]*>/g, '');
}

function takeAnswer(turn: Turn, { edit_content: edit, edit_index: index }: Fields, text: string): void {
  const answer = turn.answer();
  const edited = asText(edit);
  const place = asSize(index);
  if (edited !== undefined) {
    if (FOLDED.test(edited)) answer.reset();
    // Places are counted from the beginning of all that was written, the reasoning included.
    else if (place !== undefined) answer.truncate(Math.max(0, place - turn.reasoning.length));
    answer.append(edited.replace(FOLDED, ''));
  }
  answer.append(text);
}
