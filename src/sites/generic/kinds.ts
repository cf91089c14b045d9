/**
 * What a person can run on an origin of their own: one row for each kind, without hosts. The reader of a kind is
 * own/<id>.ts; a row says what the tap looks for there.
 */
import type { Endpoint, SiteRow } from '../row.ts';
import { anythingLlm, chatUi, dify, flowise, koboldCpp, lobeChat, sillyTavern } from './programs.ts';

/** Any folders before: a server may stand below a path of its own, or a page pass on what it is asked. */
const ANY = '(?:/[^/]+)*';
const OPENAI_PATH = `${ANY}/(?:chat/completions|completions|responses)/?`;
const OLLAMA_PATH = `${ANY}/api/(?:chat|generate)/?`;
const ANTHROPIC_PATH = `${ANY}/v\\d+/messages/?`;
const GOOGLE_PATH = `${ANY}/models/[^/]+:(?:generateContent|streamGenerateContent)`;
const IMAGES_PATH = `${ANY}/images/(?:generations|edits)/?`;

const OPENAI_WORDS = ['choices', 'delta', 'message', 'usage', 'error', 'model', 'object', 'response', 'done'];
const VENDOR_WORDS = [
  'message_start',
  'content_block_delta',
  'message_delta',
  'candidates',
  'usageMetadata',
  'data',
];

// Marked so that the relay of one kind does not carry the rows of the others.
/* @__NO_SIDE_EFFECTS__ */
function post(id: string, path: string, host?: string): Endpoint {
  return { id, transport: 'http', method: 'POST', path, role: 'prompt', ...(host ? { host } : {}) };
}

export const openAiCompatible: SiteRow = {
  id: 'openai-compatible',
  label: 'OpenAI-compatible chat',
  hosts: [],
  access: 'optional',
  // On any machine: the page is one program, the model's server mostly another.
  endpoints: [
    post('completions', OPENAI_PATH, '*'),
    post('ollama', OLLAMA_PATH, '*'),
    post('messages', ANTHROPIC_PATH, '*'),
    post('google', GOOGLE_PATH, '*'),
    post('images', IMAGES_PATH, '*'),
  ],
  vocabulary: [...OPENAI_WORDS, ...VENDOR_WORDS],
};

export const aiSdk: SiteRow = {
  id: 'ai-sdk',
  label: 'Chat built with the AI SDK',
  hosts: [],
  access: 'optional',
  endpoints: [post('chat', '(?:/[^/]+)*/(?:chat|completion)/?')],
  vocabulary: [
    'start',
    'text-delta',
    'reasoning-delta',
    'finish',
    'error',
    'abort',
    '0',
    'g',
    'd',
    'e',
    'f',
    '3',
  ],
};

export const openWebUi: SiteRow = {
  id: 'openwebui',
  label: 'Open WebUI',
  hosts: [],
  access: 'optional',
  endpoints: [
    post(
      'completions',
      '/api/chat/completions|/openai/chat/completions|/ollama/(?:v1/chat/completions|api/chat)',
    ),
    {
      id: 'stop',
      transport: 'http',
      method: 'POST',
      path: '/api/tasks/(?:stop/[^/]+|chat/[^/]+/stop)',
      role: 'follow',
    },
    { id: 'socket', transport: 'socket', path: '/ws/socket\\.io/?', role: 'follow' },
    { id: 'poll', transport: 'http', method: 'GET', path: '/ws/socket\\.io/?', role: 'follow' },
  ],
  vocabulary: [...OPENAI_WORDS, 'status', 'task_id', 'detail'],
};

export const libreChat: SiteRow = {
  id: 'librechat',
  label: 'LibreChat',
  hosts: [],
  access: 'optional',
  endpoints: [
    post(
      'chat',
      '/api/(?:agents/chat(?:/(?!abort$|resume$|active$|status)[^/]+)?|(?:ask|edit)/[^/]+|assistants/v\\d/chat)',
    ),
    {
      id: 'stop',
      transport: 'http',
      method: 'POST',
      path: '/api/(?:agents/chat|assistants/v\\d(?:/chat)?)/abort',
      role: 'follow',
    },
    { id: 'stream', transport: 'http', method: 'GET', path: '/api/agents/chat/stream/[^/]+', role: 'follow' },
  ],
  vocabulary: [
    'message',
    'error',
    'created',
    'sync',
    'final',
    'on_message_delta',
    'on_reasoning_delta',
    'on_run_step',
  ],
};

export const a1111: SiteRow = {
  id: 'a1111',
  label: 'Stable Diffusion web UI',
  hosts: [],
  access: 'optional',
  endpoints: [
    post('api', '/sdapi/v1/(?:txt2img|img2img)'),
    post('join', '(?:/gradio_api)?/queue/join'),
    { id: 'socket', transport: 'socket', path: '/queue/join', role: 'follow' },
    { id: 'queue', transport: 'http', method: 'GET', path: '(?:/gradio_api)?/queue/data', role: 'follow' },
    { id: 'queue-events', transport: 'events', path: '(?:/gradio_api)?/queue/data', role: 'follow' },
  ],
  vocabulary: ['images', 'parameters', 'info', 'event_id', 'detail'],
};

export const comfyUi: SiteRow = {
  id: 'comfyui',
  label: 'ComfyUI',
  hosts: [],
  access: 'optional',
  endpoints: [
    post('prompt', '(?:/api)?/prompt'),
    { id: 'socket', transport: 'socket', path: '(?:/api)?/ws', role: 'follow' },
  ],
  vocabulary: ['prompt_id', 'number', 'node_errors', 'error'],
};

export const OWN_KINDS: readonly SiteRow[] = [
  openAiCompatible,
  aiSdk,
  openWebUi,
  libreChat,
  lobeChat,
  sillyTavern,
  anythingLlm,
  koboldCpp,
  dify,
  flowise,
  chatUi,
  a1111,
  comfyUi,
];

/**
 * Ports the kinds listen on unless told otherwise, by their own instructions: Open WebUI's container is published on
 * 3000, as are Flowise and Chat UI; Open WebUI itself takes 8080, as does llama.cpp's server.
 */
const USUAL_PORTS: readonly (readonly [port: string, kind: SiteRow])[] = [
  ['3000', openWebUi],
  ['8080', openWebUi],
  ['8080', openAiCompatible],
  ['3000', flowise],
  ['3000', chatUi],
  ['5173', chatUi],
  ['3001', anythingLlm],
  ['3080', libreChat],
  ['3210', lobeChat],
  ['5001', koboldCpp],
  ['8000', sillyTavern],
  ['7860', a1111],
  ['8188', comfyUi],
];

/** Ends of the paths people copy an address with, by the programs' own links. */
const USUAL_PATHS: readonly (readonly [path: RegExp, kind: SiteRow])[] = [
  [/^\/v1(?:\/|$)/, openAiCompatible],
  [/^\/c\/new(?:\/|$)/, libreChat],
  [/^\/workspace\//, anythingLlm],
  [/^\/(?:chatflows|agentflows|chatbot)(?:\/|$)/, flowise],
  [/^\/sdapi\//, a1111],
];

/**
 * The kind most likely at an address as a person types it, with or without a scheme: by its path, then its port.
 * Undefined where neither tells: it is then asked.
 */
export function likelyKind(typed: string): SiteRow | undefined {
  const address = typed.trim();
  const parsed = /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(parsed)) return undefined;
  const { pathname, port } = new URL(parsed);
  return (
    USUAL_PATHS.find(([path]) => path.test(pathname))?.[1] ??
    USUAL_PORTS.find(([usualPort]) => usualPort === port)?.[1]
  );
}

/** The kinds an origin may be of, the likelier ones by its port first: the choice to offer a person. */
export function kindsFor(origin: string): readonly SiteRow[] {
  const { port } = new URL(origin);
  const usual = USUAL_PORTS.filter(([usualPort]) => usualPort === port).map(([, kind]) => kind);
  return [...usual, ...OWN_KINDS.filter((kind) => !usual.includes(kind))];
}
