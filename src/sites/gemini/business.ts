/**
 * Gemini for Business: the page calls another host, in another grammar. An array of JSON objects comes piece by piece,
 * each with what is new of the answer.
 */
import { asId, asList, asName, asSlug, asText, type Fields, fieldsOf, parseJson } from '../reading/json.ts';
import { readObjects } from '../reading/object-answer.ts';
import { GEMINI_FILE_TOKENS } from '../reading/pictures.ts';
import { startTurn } from '../reading/prompt.ts';
import { wordsOf } from '../reading/refusal.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { row as gemini } from './row.ts';

/** The session of a prompt that begins one is named `-`. */
const NEW_SESSION = /(?:^|\/)-$/;

/** Each is a prompt. */
export function openBusiness(tab: Tab, exchange: ExchangeStart): ExchangeReader {
  const { body } = exchange;
  const fields = body.kind === 'text' ? fieldsOf(parseJson(body.text)) : {};
  const request = fieldsOf(fields.streamAssistRequest);
  const session = asId(request.session) ?? '-';
  const isNew = NEW_SESSION.test(session);
  const turn = startTurn(tab, exchange, {
    key: null,
    conversation: isNew ? undefined : session,
    intent: isNew ? 'new' : 'followup',
    mode: /research/i.test(asName(request.answerGenerationMode)) ? 'research' : 'standard',
    model: asSlug(fieldsOf(request.assistGenerationConfig).modelId),
    texts: asList(fieldsOf(request.query).parts).flatMap((part) => asText(fieldsOf(part).text) ?? []),
  });
  turn.attachedTokens = asList(request.fileIds).length * GEMINI_FILE_TOKENS;

  function takeReply(reply: unknown): void {
    const { text, thought } = fieldsOf(fieldsOf(fieldsOf(reply).groundedContent).content);
    if (thought !== true) turn.answer().append(asText(text) ?? '');
    else if (asText(text)) {
      turn.reasoning.append(asText(text) ?? '');
      turn.reasoningIsSummary = true;
      turn.noteThinking();
    }
  }

  return readObjects(tab, turn, gemini, (object: Fields, state) => {
    const { answer, sessionInfo } = fieldsOf(object.streamAssistResponse);
    const { state: course, replies, assistSkippedReasons: skipped } = fieldsOf(answer);
    if (object.error !== undefined) state.error = wordsOf(object.error);
    else if (answer === undefined) return;
    state.understood = true;
    turn.conversation = asId(fieldsOf(sessionInfo).session) ?? turn.conversation;
    asList(replies).forEach(takeReply);
    state.done ||= course === 'SUCCEEDED';
    // What is skipped is declined by a policy of the organisation's.
    if (course === 'FAILED') state.error = wordsOf(course);
    if (course === 'SKIPPED') state.error = wordsOf(['policy', skipped]);
  });
}
