/**
 * Google's answers: in AI Mode a question is a GET whose answer is HTML; the first of a session, and the overview over
 * ordinary results, stand in the document. Sources: README.md.
 */
import { textWithin } from '../decoders/html-text.ts';
import { errorOutcome } from '../reading/refusal.ts';
import { createShape } from '../reading/shape.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader } from '../site.ts';
import { row as google } from './row.ts';

const MAX_CHARS = 2_000_000;

/** The element of an answer, newest first of what is known. */
const ANSWER = [
  /data-subtree="aimc"/,
  /data-aimmrs="true"/,
  /data-target-container-id="5"/,
  /data-attrid="ai_overview"/,
  /data-mcpr/,
];

/** The element of one question with its answer. */
const TURN = 'data-scope-id="turn"';

export const createReader: CreateReader = (tab) => {
  /** The question a session of AI Mode starts with: its page may hold the answer, fetch it, or both. */
  let firstQuestion: string | undefined;
  /** Sessions of AI Mode that began in this tab: the wire names none. */
  let sessions = 0;

  return ({ endpoint, url, at }) => {
    const { pathname, searchParams } = new URL(url, 'https://www.google.com');
    const question = searchParams.get('q') ?? '';
    const isFirst = endpoint === 'first-answer' || endpoint === 'thread';
    if (isFirst && firstQuestion === question) return undefined;
    if (isFirst) firstQuestion = question;

    function start(): Turn {
      const turn = tab.turn({ key: null, endpoint, at });
      turn.seen = endpoint === 'answer' || endpoint === 'thread' ? 'network' : 'dom';
      turn.intent = pathname.endsWith('/folif') ? 'followup' : isFirst ? 'new' : 'unknown';
      turn.input.append(question);
      if (endpoint === 'overview') return turn;
      if (isFirst) sessions++;
      turn.contextTokens = tab.contextTokens(`aim ${sessions}`);
      turn.conversation = `aim ${sessions}`;
      return turn;
    }

    // What is fetched may be an old thread: its answer tells.
    const started = endpoint === 'thread' ? undefined : start();
    const shape = createShape(google.vocabulary);
    let body = '';
    let status = 0;
    return {
      head(newStatus, contentType) {
        status = newStatus;
        shape.head(newStatus, contentType);
      },
      text(text) {
        shape.size(text.length);
        if (body.length < MAX_CHARS) body += text;
      },
      end(reason) {
        if (!started && body.split(TURN).length > 2) return;
        const turn = started ?? start();
        const marks = ANSWER.find((mark) => mark.test(body));
        if (marks) turn.answer().snapshot(textWithin(body, marks).trim());
        body = '';
        const { produced } = turn;
        if (produced || status >= 400) turn.understood = true;
        else if (reason === 'complete') {
          turn.understood = false;
          turn.shape = shape.shape();
        }
        if (status >= 400) turn.settle(errorOutcome(produced, '', status), tab.now());
        else if (reason === 'complete') turn.settle('complete', tab.now());
        else turn.settle(reason === 'aborted' ? 'stopped' : 'failed', tab.now());
      },
    };
  };
};
