/**
 * Dify: a query to an app of any make, its answer events named in their data. Source: langgenius/dify
 * base.ts and share.ts of its web services, and its API reference.
 */
import { remember } from '../../model/bounded.ts';
import { createEventDecoder } from '../decoders/events.ts';
import { bodyFields } from '../reading/body.ts';
import { type Branches, createBranches } from '../reading/branches.ts';
import { asFields, asId, asList, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import { wordsOf } from '../reading/refusal.ts';
import type { Progress } from '../reading/stream-answer.ts';
import { markText } from '../reading/text-meter.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeStart, OpenExchange, Tab } from '../site.ts';
import { type AnswerWriter, createAnswerWriter, writing } from './answer-writer.ts';

const MAX_TASKS = 50;
const ANSWER = '0';

/** One for each tab. */
export function createDify(tab: Tab, row: SiteRow): OpenExchange {
  const branches = createBranches();
  /** Of answers that run, by the id that stops them. */
  const tasks = new Map<string, Progress>();

  function start(exchange: ExchangeStart) {
    const fields = bodyFields(exchange.body);
    const query = asText(fields.query) ?? wordsIn(fields.inputs);
    const conversation = asId(fields.conversation_id) ?? '';
    const parent = asId(fields.parent_message_id) ?? '';
    const mark = markText(query).hash;
    const turn = startTurn(tab, exchange, {
      key: null,
      conversation,
      intent: intentOf(branches, conversation, parent, mark),
      replaces: branches.turnUnder(conversation, parent),
      texts: [query],
    });
    return readBody(tab, turn, row, (progress, note) => {
      const write = createAnswerWriter(turn, progress);
      const thoughts = new Set<string>();
      const decoder = createEventDecoder((type, data) => {
        const event = asFields(data) ?? {};
        const task = asId(event.task_id);
        if (task !== undefined && !tasks.has(task)) remember(tasks, task, progress, MAX_TASKS);
        if (!takeEvent(event, write, thoughts)) return note(event, type);
        progress.understood = true;
        const [id, chat] = [asId(event.message_id), asId(event.conversation_id)];
        // One that is stopped has no end; one that fails, no answer.
        if (!turn.produced || id === undefined || chat === undefined) return;
        turn.conversation = chat;
        branches.grow(chat, parent, id, mark, turn);
      });
      return writing(decoder, write);
    });
  }

  return (exchange) => {
    if (exchange.endpoint !== 'stop') return start(exchange);
    const progress = tasks.get(/\/([^/?]+)\/stop/.exec(exchange.url)?.[1] ?? '');
    if (progress && !progress.done) progress.stopped = true;
    return undefined;
  };
}

/** What was filled in where a text is made of it. */
function wordsIn(inputs: unknown): string {
  return Object.values(fieldsOf(inputs))
    .flatMap((value) => asText(value) ?? [])
    .join(' ');
}

function intentOf(branches: Branches, conversation: string, parent: string, mark: string) {
  if (conversation === '') return 'new';
  if (branches.place(conversation, parent) !== 'older') return 'followup';
  return branches.promptUnder(conversation, parent) === mark ? 'regenerate' : 'edit';
}

/** Events of the steps of a flow, and of sound: nothing to be counted in them. */
const STEPS =
  /^(?:ping|workflow_started|node_|iteration_|loop_|parallel_|agent_log|tts_|annotation_|text_replace|human_)/;

/** False for what is no event of its. `thoughts` are those whose findings were read. */
function takeEvent(event: Fields, write: AnswerWriter, thoughts: Set<string>): boolean {
  const { turn, progress } = write;
  const name = asText(event.event) ?? '';
  if (name === 'message' || name === 'agent_message' || (name === '' && event.mode !== undefined)) {
    write.say(event.answer);
    // An answer that was not streamed has all of it.
    if (name === '' || event.mode !== undefined) endOf(event, write);
  } else if (name === 'message_replace') {
    turn.answer(ANSWER).reset();
    write.say(event.answer);
  } else if (name === 'text_chunk') write.say(fieldsOf(event.data).text);
  else if (name === 'agent_thought') readThought(event, write, thoughts);
  else if (name === 'message_file') addFile(event, write);
  else if (name === 'message_end') endOf(event, write);
  else if (name === 'workflow_finished') finishRun(fieldsOf(event.data), write);
  else if (name === 'error') progress.error = wordsOf([event.code, event.message]);
  else return STEPS.test(name);
  return true;
}

/** A step of an agent, told once more when its tool has answered. */
function readThought(event: Fields, { turn }: AnswerWriter, thoughts: Set<string>): void {
  const observation = asText(event.observation);
  const id = asId(event.id) ?? '';
  if (observation === undefined || thoughts.has(id)) return;
  thoughts.add(id);
  turn.tool.append(asText(event.tool_input) ?? '');
  turn.read.append(observation);
}

function addFile(event: Fields, { turn }: AnswerWriter): void {
  if (event.type === 'image' && event.belongs_to !== 'user')
    turn.addMedia(asId(event.id) ?? '', { type: 'image' });
}

function endOf(event: Fields, write: AnswerWriter): void {
  const { usage, retriever_resources: pages } = fieldsOf(event.metadata);
  write.usage(usage);
  for (const page of asList(pages)) write.turn.read.append(asText(fieldsOf(page).content) ?? '');
  write.progress.done = true;
}

/** The end of a flow; in a chat the message's own end comes after it. */
function finishRun(data: Fields, { turn, progress, usage }: AnswerWriter): void {
  if (data.status === 'failed') progress.error = wordsOf(data.error);
  if (data.status === 'stopped') progress.stopped = true;
  if (turn.endpoint !== 'run') return;
  usage({ total_tokens: data.total_tokens });
  progress.done = true;
}
