/**
 * Bing Image Creator, and Video Creator beside it: the prompt is sent by a form, which no script sees; the page that
 * comes of it asks for the result until it is there. So a prompt is the first time a result is asked for. Grammar and
 * sources: README.md.
 */
import type { CreateReader, ExchangeReader } from '../site.ts';

/** What is read of a result: its images stand at its beginning. */
const MAX_CHARS = 1_000_000;
/** The site makes four images, or one video. */
const MAX_MEDIA = 16;

const IMAGE_ID = /\/th\/id\/(OIG[\w.-]+)/g;
/** The file itself: its still picture has the same `pid`, and stands elsewhere. */
const VIDEO_ID = /ourl(?:\W|quot)+https?:\/\/[^\s"'<>]+\/th\/id\/([\w.-]+)\?[^\s"'<>]*pid=videocreator/g;
/** Of the page's address, and so of the form the prompt was sent by. */
const VIDEO_ASKED = /\/ai-video-generator\/|[?&]ctype=video/;
/** Marks of a page that tells why there is nothing. */
const ERROR = /class="gil_err|"errorMessage":"(?!Pending|")/;

export const createReader: CreateReader = (tab) => {
  return ({ endpoint, url, at }): ExchangeReader | undefined => {
    const { pathname, searchParams } = new URL(url, 'https://www.bing.com');
    const id = pathname.split('/').at(-1) ?? '';
    const turn = tab.turn({ key: id.slice(0, 128), endpoint, at });
    const type = VIDEO_ASKED.test(url) ? 'video' : 'image';
    if (turn.kind === 'text') {
      turn.kind = type;
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
        body = body.slice(0, MAX_CHARS);
        const videos = idsIn(body, VIDEO_ID);
        // The page of a video may show pictures of others.
        const made = type === 'video' || videos.length > 0 ? videos : idsIn(body, IMAGE_ID);
        for (const id of made) turn.addMedia(id, { type: videos.length > 0 ? 'video' : 'image' });
        const hasError = status >= 400 || ERROR.test(body);
        if (made.length > 0 || status < 400) turn.understood = true;
        if (made.length > 0) turn.settle('complete', tab.now());
        else if (hasError && turn.outcome === 'pending') {
          turn.understood = true;
          turn.settle(status >= 500 ? 'failed' : 'refused', tab.now());
        }
      },
    };
  };
};

function idsIn(body: string, pattern: RegExp): string[] {
  return [...new Set([...body.matchAll(pattern)].map((match) => match[1] ?? ''))].slice(0, MAX_MEDIA);
}
