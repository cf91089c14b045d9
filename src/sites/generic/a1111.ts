/**
 * Stable Diffusion web UI (AUTOMATIC1111, Forge), on a person's own machine. Its page is made with Gradio: events are
 * put in a queue, over a socket (Gradio 3) or a POST with one stream for all (Gradio 4); those that generate have a
 * task's name as their first value. Sources: javascript/progressbar.js, modules/processing.py; Gradio's queue protocol.
 */
import { remember } from '../../model/bounded.ts';
import { createSseDecoder } from '../decoders/sse.ts';
import { bodyFields } from '../reading/body.ts';
import { type Accepted, createJobs, type Job, type JobPrompt } from '../reading/jobs.ts';
import { asFields, asId, asList, asSlug, asText, type Fields, parseJson } from '../reading/json.ts';
import { asIndex, asSteps, countAsked, sizeOf } from '../reading/numbers.ts';
import { startTurn } from '../reading/prompt.ts';
import { errorOutcome } from '../reading/refusal.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, ExchangeStart, OpenExchange, Tab } from '../site.ts';

const TASK = /^task\(/;
const MAX_IMAGES = 64;
const MAX_RUNS = 50;

/** One for each tab; exchanges of the queue that generate nothing are not read. */
export function createA1111(tab: Tab, row: SiteRow): OpenExchange {
  const jobs = createJobs(tab, row);
  /** By the task's name, which the page makes. */
  const runs = new Map<string, Turn>();

  function readJoin(exchange: ExchangeStart): ExchangeReader | undefined {
    const turn = startRun(tab, exchange, bodyFields(exchange.body));
    if (!turn) return undefined;
    let reply = '';
    let status = 0;
    return {
      head(newStatus) {
        status = newStatus;
      },
      text(text) {
        reply += text.slice(0, 2_000 - reply.length);
      },
      end(reason) {
        const event = asId(asFields(parseJson(reply))?.event_id);
        if (event !== undefined) remember(runs, event, turn, MAX_RUNS);
        else if (status >= 400) {
          turn.understood = true;
          turn.settle(errorOutcome(false, reply, status), tab.now());
        } else if (reason === 'complete') turn.understood = false;
        else turn.settle(reason === 'aborted' ? 'stopped' : 'failed', tab.now());
      },
    };
  }

  function takeQueueMessage(data: string): void {
    const message = asFields(parseJson(data)) ?? {};
    const turn = runs.get(asText(message.event_id) ?? '');
    if (turn && message.msg === 'process_completed') finish(turn, message, tab.now());
  }

  return (exchange) => {
    switch (exchange.endpoint) {
      case 'socket':
        return readSocket(tab, exchange);
      case 'join':
        return readJoin(exchange);
      case 'queue':
      case 'queue-events': {
        const decoder = createSseDecoder((_, data) => takeQueueMessage(data));
        return {
          text: decoder.push,
          frame(_, data) {
            if (typeof data === 'string') takeQueueMessage(data);
          },
          end: decoder.end,
        };
      }
      default:
        return jobs.submit(exchange, readApiRequest(bodyFields(exchange.body)), acceptApiReply);
    }
  };
}

/** One socket for each event: what goes out says what it is. */
function readSocket(tab: Tab, exchange: ExchangeStart): ExchangeReader {
  let turn: Turn | undefined;
  return {
    frame(direction, data) {
      if (typeof data !== 'string') return;
      const message = asFields(parseJson(data)) ?? {};
      if (direction === 'out') turn ??= startRun(tab, exchange, message);
      else if (turn && message.msg === 'process_completed') finish(turn, message, tab.now());
    },
    end(reason) {
      if (turn?.outcome === 'pending') turn.settle(reason === 'failed' ? 'failed' : 'stopped', tab.now());
    },
  };
}

/** The turn of a queued event; undefined for one that generates nothing. */
function startRun(tab: Tab, exchange: ExchangeStart, event: Fields): Turn | undefined {
  const values = asList(event.data);
  const task = asId(values[0]);
  if (task === undefined || !TASK.test(task)) return undefined;
  const text = asText(values[1]) ?? '';
  const turn = startTurn(tab, { ...exchange, at: tab.now() }, { key: task, intent: 'new', texts: [text] });
  turn.kind = 'image';
  return turn;
}

/** The event of a run is through. */
function finish(turn: Turn, { output, success }: Fields, now: number): void {
  turn.understood = true;
  const values = asList(asFields(output)?.data);
  const made = success !== false && takeGallery(turn, values[0], values[1]);
  turn.settle(made ? 'complete' : 'failed', now);
}

/** The files of a gallery, of which the first may be a grid of the others, and what the server says of them. */
function takeGallery(turn: Turn, files: unknown, told: unknown): boolean {
  const info = asFields(parseJson(asText(told) ?? ''));
  if (!info) return false;
  const shown = Array.isArray(files) ? files.length - (asIndex(info.index_of_first_image) ?? 0) : MAX_IMAGES;
  // An interrupted run has fewer files than seeds.
  const count = Math.min(asList(info.all_seeds).length, shown, MAX_IMAGES);
  turn.model = asSlug(info.sd_model_name) ?? turn.model;
  for (let i = 0; i < count; i++) turn.addMedia(String(i), { type: 'image', ...shapeOf(info) });
  return true;
}

function shapeOf(info: Fields): { width?: number; height?: number; steps?: number } {
  const steps = asSteps(info.steps);
  return { ...sizeOf(info.width, info.height), ...(steps ? { steps } : {}) };
}

/** `/sdapi/v1/txt2img` and `img2img`. */
function readApiRequest(fields: Fields): JobPrompt {
  return {
    key: null,
    intent: asList(fields.init_images).length > 0 ? 'edit' : 'new',
    model: asSlug(asFields(fields.override_settings)?.sd_model_checkpoint),
    texts: [asText(fields.prompt) ?? ''],
    media: { type: 'image', ...shapeOf(fields) },
    count: countAsked(fields.batch_size) * countAsked(fields.n_iter),
  };
}

/** The reply is the pictures themselves, mostly too long to be read. */
function acceptApiReply(reply: unknown, job: Job, isTooLong: boolean): Accepted | undefined {
  if (!isTooLong && asList(asFields(reply)?.images).length === 0) return undefined;
  job.producedAsAsked();
  job.complete();
  return { ids: [] };
}
