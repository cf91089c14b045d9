/**
 * Requests as rows that take little room: a list of a hundred thousand stays in memory while it is scrolled, and each
 * object of it is one more to look at whenever the browser collects what is not used any more.
 */
import type { Range, UsageRequest } from '../usage/usage.ts';
import type { RequestRow } from './records.ts';
import { gwpGrams, waterMl } from './summary.ts';
import { tierOf } from './tier.ts';

/** Where a row's numbers begin among those of its neighbours. */
const AT = 0;
const ENERGY = 1;
const GWP = 4;
const WATER = 7;
const NUMBERS = 10;
/** Rows whose numbers lie together. */
const TOGETHER = 1_000;

const NO_MEDIA: RequestRow['media'] = [];

/** Makes rows of requests; what many of those it made have in common, they hold together. */
export function rowKeeper(): (request: UsageRequest) => RequestRow {
  const texts = new Map<string, string>();
  // Each request read from the store brings texts of its own.
  const once = <Text extends string>(text: Text): Text => {
    const known = texts.get(text);
    if (known !== undefined) return known as Text;
    texts.set(text, text);
    return text;
  };
  let numbers = new Float64Array(0);
  let next = 0;
  return (request) => {
    if (next === numbers.length) {
      numbers = new Float64Array(TOGETHER * NUMBERS);
      next = 0;
    }
    const row = new KeptRow(request, once, numbers, next);
    next += NUMBERS;
    return row;
  };
}

/** Texts and marks of its own, numbers by their place. */
class KeptRow implements RequestRow {
  readonly id: string;
  readonly day: string;
  readonly tzOffsetMin: number;
  readonly site: string;
  readonly model: string | null;
  readonly kind: RequestRow['kind'];
  readonly mode: RequestRow['mode'];
  readonly session: boolean;
  readonly media: RequestRow['media'];
  readonly outcome: RequestRow['outcome'];
  readonly unproven?: true;
  readonly tier: RequestRow['tier'];
  readonly #numbers: Float64Array;
  readonly #from: number;

  /** @param once the text that stands for all that are alike */
  constructor(
    request: UsageRequest,
    once: <Text extends string>(text: Text) => Text,
    numbers: Float64Array,
    from: number,
  ) {
    const { model, media } = request;
    this.id = request.id;
    this.day = once(request.day);
    this.tzOffsetMin = request.tzOffsetMin;
    this.site = once(request.site);
    this.model = model === null ? null : once(model);
    this.kind = once(request.kind);
    this.mode = once(request.mode);
    this.session = request.session;
    this.media = media.length === 0 ? NO_MEDIA : media;
    this.outcome = once(request.outcome);
    if (request.unproven) this.unproven = true;
    this.tier = tierOf(request);
    this.#numbers = numbers;
    this.#from = from;
    const { footprint } = request;
    numbers[from + AT] = request.at;
    this.#keep(ENERGY, footprint.energyWh);
    this.#keep(GWP, gwpGrams(footprint));
    this.#keep(WATER, waterMl(footprint));
  }

  get at(): number {
    return this.#number(AT);
  }

  get energyWh(): Range {
    return this.#range(ENERGY);
  }

  get gwpGrams(): Range {
    return this.#range(GWP);
  }

  get waterMl(): Range {
    return this.#range(WATER);
  }

  #keep(place: number, { low, central, high }: Range): void {
    this.#numbers.set([low, central, high], this.#from + place);
  }

  #number(place: number): number {
    return this.#numbers[this.#from + place] ?? Number.NaN;
  }

  #range(place: number): Range {
    return { low: this.#number(place), central: this.#number(place + 1), high: this.#number(place + 2) };
  }
}
