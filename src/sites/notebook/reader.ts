/**
 * Gemini Notebook (NotebookLM): a question is a POST of nested arrays, its answer frames with the whole text so far.
 * Grammar and sources: README.md.
 */
import { at } from '../decoders/jspb.ts';
import { createLengthPrefixedDecoder } from '../decoders/length-prefixed.ts';
import { formField } from '../reading/body.ts';
import { asId, asList, asText, parseJson } from '../reading/json.ts';
import { startTurn } from '../reading/prompt.ts';
import { createProgress, type Progress, readAnswer } from '../reading/stream-answer.ts';
import { countTokens } from '../reading/text-meter.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader } from '../site.ts';
import { row as notebook } from './row.ts';

/** Places in what `f.req` holds. */
const QUESTION = [1];
const HISTORY = [2];
const CONVERSATION = [4];
/** Of what was said before: its text. */
const SAID = [0];
/** Places in a payload: the text, and of which kind it is. */
const TEXT = [0, 0];
const KIND = [0, 4];
const IS_ANSWER = 1;

export const createReader: CreateReader = (tab) => (exchange) => {
  const asked = parseJson(asText(at(parseJson(requestOf(exchange.body)), 1)) ?? '');
  const history = asList(at(asked, ...HISTORY)).map((one) => asText(at(one, ...SAID)) ?? '');
  const turn = startTurn(tab, exchange, {
    key: null,
    conversation: asId(at(asked, ...CONVERSATION)),
    intent: history.length > 0 ? 'followup' : 'new',
    contextTokens: countTokens(history),
    texts: [asText(at(asked, ...QUESTION)) ?? ''],
  });
  const progress = createProgress();
  return readAnswer({
    tab,
    turn,
    row: notebook,
    progress,
    // No word of the grammar says that the answer is whole.
    endsSilently: true,
    decoder: (take) => createLengthPrefixedDecoder((frame) => take(frame, '')),
    take: (frame) => takeFrame(turn, progress, frame),
  });
};

/** As a form, or as the text of one. */
function requestOf(body: Parameters<typeof formField>[0]): string {
  const field = formField(body, 'f.req');
  return field || (body.kind === 'text' && new URLSearchParams(body.text).get('f.req')) || '';
}

function takeFrame(turn: Turn, progress: Progress, frame: unknown): void {
  for (const part of asList(frame)) {
    if (at(part, 0) !== 'wrb.fr') continue;
    const payload = parseJson(asText(at(part, 2)) ?? '');
    const text = asText(at(payload, ...TEXT));
    if (text === undefined) continue;
    progress.understood = true;
    if (asList(at(payload, ...KIND)).at(-1) === IS_ANSWER) turn.answer().snapshot(text);
    else {
      // What it thinks is shown in place of what it thought before.
      turn.reasoning.snapshot(text);
      turn.noteThinking();
    }
  }
}
