/**
 * A chat as people have it open, for the benches: it fetches a thread of hundreds of turns and renders it, then writes an
 * answer into it as it comes. Marked up as ChatGPT marks up its own, so that who reads the page finds what they look for.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { shortPrompt } from '../harness/short-chat.ts';
import type { HttpPeer, SitesServer } from '../harness/sites-server.ts';

const THREAD_PATH = '/backend-api/conversation/c1';
const PROMPT_PATH = '/backend-api/f/conversation';
const PARAGRAPH =
  'The footprint of a request depends on where the servers stand, what energy feeds them and how large the model is. ' +
  'The same question can cost ten times as much from one model as from another, and nobody can name a single figure. ';
const WORDS = PARAGRAPH.trim().split(' ');
const TICK_MS = 50;

/** What of the chat is asked for. */
export interface ChatSize {
  readonly turns: number;
  readonly answerTokens: number;
  readonly tokensASecond: number;
}

/** `window.chat` of the page. */
interface Chat {
  open(path: string): Promise<void>;
  ask(path: string, body: string): Promise<number>;
  /** Tasks of over 50 ms since the document began. */
  longTasks: number;
}

declare global {
  interface Window {
    chat: Chat;
  }
}

/** Runs in the page, as source. */
function installChat(): void {
  const main = document.createElement('main');

  function addTurn(role: string, text: string): HTMLElement {
    const turn = document.createElement('article');
    turn.dataset.testid = `conversation-turn-${main.children.length + 1}`;
    const message = turn.appendChild(document.createElement('div'));
    message.dataset.messageAuthorRole = role;
    message.dataset.messageId = `m${main.children.length + 1}`;
    const prose = message.appendChild(document.createElement('div'));
    prose.className = 'markdown prose';
    for (const paragraph of text.split('\n'))
      prose.appendChild(document.createElement('p')).textContent = paragraph;
    main.append(turn);
    return prose;
  }

  window.chat = {
    longTasks: 0,
    async open(path) {
      const thread: { messages: { role: string; text: string }[] } = await (await fetch(path)).json();
      document.body.append(main);
      for (const { role, text } of thread.messages) addTurn(role, text);
      scrollTo(0, document.body.scrollHeight);
    },
    async ask(path, body) {
      addTurn('user', 'What does a request cost?');
      const response = await fetch(path, { method: 'POST', body });
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      const decoder = new TextDecoder();
      const prose = addTurn('assistant', '');
      let rest = '';
      let events = 0;
      let fresh = '';
      // As often on any machine, so that both arms render the same.
      const writing = setInterval(() => {
        if (fresh === '') return;
        if ((prose.lastElementChild?.textContent?.length ?? 0) > 400)
          prose.append(document.createElement('p'));
        prose.lastElementChild?.append(fresh);
        fresh = '';
        scrollTo(0, document.body.scrollHeight);
      }, 100);
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        rest += decoder.decode(next.value, { stream: true });
        const blocks = rest.split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const data = block.slice(block.indexOf('data: ') + 6);
          if (!data.startsWith('{')) continue;
          const { v } = JSON.parse(data);
          if (typeof v !== 'string') continue;
          fresh += v;
          events++;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
      clearInterval(writing);
      return events;
    },
  };
  new PerformanceObserver((list) => {
    window.chat.longTasks += list.getEntries().length;
  }).observe({ entryTypes: ['longtask'] });
}

/** The document of any path. */
export function chatPage(): string {
  return `<!doctype html><meta charset="utf-8"><title>Chat</title><style>main{max-width:48rem;margin:auto;font:16px/1.5 sans-serif}</style><body><script>(${installChat})()</script>`;
}

/** Serves the thread and the answers of a host. */
export function serveChat(
  server: SitesServer,
  host: string,
  { turns, answerTokens, tokensASecond }: ChatSize,
): void {
  server.route('GET', `https://${host}${THREAD_PATH}`, async (peer) => {
    const messages = Array.from({ length: turns }, (_, turn) => ({
      role: turn % 2 === 0 ? 'user' : 'assistant',
      text: turn % 2 === 0 ? PARAGRAPH : Array.from({ length: 5 }, () => PARAGRAPH).join('\n'),
    }));
    peer.head(200, { 'content-type': 'application/json' });
    await peer.write(JSON.stringify({ conversation_id: 'c1', mapping: {}, messages }));
    peer.end();
  });
  server.route('POST', `https://${host}${PROMPT_PATH}`, (peer) =>
    writeAnswer(peer, answerTokens, tokensASecond),
  );
}

async function writeAnswer(peer: HttpPeer, tokens: number, tokensASecond: number): Promise<void> {
  peer.head(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  await peer.write(
    'event: delta_encoding\ndata: "v1"\n\n' +
      'event: delta\ndata: {"p":"","o":"add","v":{"message":{"id":"b1","author":{"role":"assistant"},' +
      '"content":{"content_type":"text","parts":[""]},"status":"in_progress","metadata":{"model_slug":"gpt-5-5"},' +
      '"recipient":"all","channel":"final"},"conversation_id":"c1"},"c":1}\n\n' +
      'event: delta\ndata: {"p":"/message/content/parts/0","o":"append","v":"Here"}\n\n',
  );
  const start = performance.now();
  for (let token = 0; token < tokens; ) {
    const due = Math.min(tokens, ((performance.now() - start) / 1_000) * tokensASecond);
    for (; token < due; token++)
      await peer.write(`event: delta\ndata: {"v":" ${WORDS[token % WORDS.length]}"}\n\n`);
    await sleep(TICK_MS);
  }
  await peer.write(
    'event: delta\ndata: {"p":"/message/status","o":"replace","v":"finished_successfully"}\n\n' +
      'data: {"type":"message_stream_complete","conversation_id":"c1"}\n\ndata: [DONE]\n\n',
  );
  peer.end();
}

/** Opens the thread, then asks and reads. @throws where the page did not get the whole answer */
export async function useChat(
  page: { evaluate<T, A>(run: (given: A) => Promise<T>, given: A): Promise<T> },
  size: ChatSize,
): Promise<void> {
  const events = await page.evaluate(
    async ([thread, prompt, body]) => {
      await window.chat.open(thread);
      return window.chat.ask(prompt, body);
    },
    [THREAD_PATH, PROMPT_PATH, shortPrompt()] as const,
  );
  if (events < size.answerTokens) throw new Error(`the page got ${events} tokens of ${size.answerTokens}`);
}
