/**
 * Bing Image Creator: the prompt is sent by a form, which no script sees; the page that comes of it asks for the
 * result until it is there. So a prompt is the first time a result is asked for. Grammar and sources:
 * README.md.
 */
import type { CreateReader, ExchangeReader } from '../site.ts';

/** What is read of a result: its images stand at its beginning. */
const MAX_CHARS = 1_000_000;
/** The site makes four. */
const MAX_IMAGES = 16;

const IMAGE_ID = /\/th\/id\/(OIG[\w.-]+)/g;
/** Marks of a page that tells why there are no images. */
const ERROR = /class="gil_err|"errorMessage":"(?!Pending)/;

export const createReader: CreateReader = (tab) => {
  return ({ endpoint, url, at }): ExchangeReader | undefined => {
    const { pathname, searchParams } = new URL(url, 'https://www.bing.com');
    const id = pathname.split('/').at(-1) ?? '';
    const turn = tab.turn({ key: id.slice(0, 128), endpoint, at });
    if (turn.kind !== 'image') {
      turn.kind = 'image';
      turn.intent = 'new';
      turn.input.append(searchParams.get('q') ?? '');
    }
    let body = '';
    let status = 0;
    return {
      head(newStatus) {
        status = newStatus;
      },
      text(text) {
        if (body.length < MAX_CHARS) body += text;
      },
      end() {
        const images = new Set([...body.matchAll(IMAGE_ID)].map((match) => match[1] ?? ''));
        for (const image of [...images].slice(0, MAX_IMAGES)) turn.addMedia(image, { type: 'image' });
        body = body.slice(0, MAX_CHARS);
        const hasError = status >= 400 || ERROR.test(body);
        if (images.size > 0 || status < 400) turn.understood = true;
        if (images.size > 0) turn.settle('complete', tab.now());
        else if (hasError && turn.outcome === 'pending') {
          turn.understood = true;
          turn.settle(status >= 500 ? 'failed' : 'refused', tab.now());
        }
      },
    };
  };
};
