/**
 * grok.com's Imagine: a socket on which prompts ask for images, and images and their verdicts come in any order, also
 * of several prompts at once.
 */
import { remember } from '../../model/bounded.ts';
import { objectsIn } from '../decoders/message-objects.ts';
import { asFields, asId, asList, asName, asText, type Fields } from '../reading/json.ts';
import { asCount, sizeOf } from '../reading/numbers.ts';
import { openTurn } from '../reading/open-turn.ts';
import type { Turn } from '../reading/turn.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';

const MAX_IMAGES = 500;
const MAX_JOBS = 50;

interface Job {
  readonly turn: Turn;
  /** How many images were asked for; 0 if it isn't told. */
  readonly wanted: number;
  /** Images told of that have no verdict yet. */
  readonly open: Set<string>;
  judged: number;
  made: number;
}

interface Image {
  readonly job: Job;
  size: { width?: number; height?: number };
  /** Null until it is judged. */
  isMade: boolean | null;
}

/** Opens a turn for each prompt the page sends; an image counts once its verdict lets it through. */
export function readImagine(tab: Tab, start: ExchangeStart): ExchangeReader {
  const jobs = new Map<string, Job>();
  const images = new Map<string, Image>();
  let last: Job | undefined;

  function begin(part: Fields): void {
    const key = asId(part.requestId ?? part.request_id) ?? null;
    const turn = openTurn(tab, { ...start, at: tab.now() }, key);
    turn.kind = 'image';
    turn.intent = 'new';
    turn.input.append(asText(part.text) ?? '');
    const wanted = asCount(asFields(part.properties)?.num_generations) ?? 0;
    last = { turn, wanted, open: new Set(), judged: 0, made: 0 };
    remember(jobs, key ?? `${tab.now()}`, last, MAX_JOBS);
  }

  function takeOut(event: Fields): void {
    if (event.type !== 'conversation.item.create') return;
    for (const item of asList(asFields(event.item)?.content)) {
      const part = asFields(item);
      if (part?.type === 'input_text') begin(part);
    }
  }

  /** Frames name their prompt, or belong to the first that still lacks images. */
  function jobOf(frame: Fields): Job | undefined {
    const named = jobs.get(asName(frame.request_id ?? frame.requestId));
    return named ?? [...jobs.values()].find((job) => job.judged + job.open.size < job.wanted) ?? last;
  }

  function imageOf(id: string | undefined, frame: Fields): Image | undefined {
    const known = id === undefined ? undefined : images.get(id);
    const job = known ? known.job : jobOf(frame);
    if (known || id === undefined || !job) return known;
    const image: Image = { job, size: {}, isMade: null };
    job.open.add(id);
    remember(images, id, image, MAX_IMAGES);
    return image;
  }

  function takeIn(frame: Fields): void {
    const isImage = frame.type === 'image';
    const id = asId(isImage ? (frame.id ?? frame.image_id) : (frame.image_id ?? frame.id));
    if (frame.type === 'error' && last) {
      last.turn.understood = true;
      last.turn.settle(last.turn.produced ? 'failed' : 'refused', tab.now());
    }
    if (!isImage && frame.current_status === undefined) return;
    const image = imageOf(id, frame);
    if (!image || id === undefined) return;
    image.job.turn.understood = true;
    if (isImage) {
      image.size = { ...image.size, ...sizeOf(frame.width, frame.height) };
      if (image.isMade) addMade(id, image);
    } else if (frame.current_status === 'completed') judge(id, image, frame.moderated !== true, tab.now());
    image.job.turn.changed();
  }

  return {
    frame(direction, data) {
      for (const object of objectsIn(data)) {
        const event = asFields(object.event) ?? object;
        if (direction === 'out') takeOut(event);
        else takeIn(event);
      }
    },
    end() {
      for (const { turn } of jobs.values()) {
        if (turn.outcome === 'pending') turn.settle(turn.produced ? 'complete' : 'failed', tab.now());
      }
    },
  };
}

function addMade(id: string, { job, size }: Image): void {
  job.turn.addMedia(id, { type: 'image', ...size });
}

/** The image's verdict has come; after the last one of its prompt, the prompt's. */
function judge(id: string, image: Image, isMade: boolean, now: number): void {
  if (image.isMade !== null) return;
  const { job } = image;
  image.isMade = isMade;
  job.open.delete(id);
  job.judged++;
  if (isMade) {
    job.made++;
    addMade(id, image);
  }
  if (job.open.size > 0 || job.judged < job.wanted) return;
  job.turn.settle(job.made > 0 ? 'complete' : 'refused', now);
}
