/**
 * What a person can run on an origin of their own: one row for each kind, without hosts. The reader of a kind is
 * own/<id>.ts; a row says what the tap looks for there.
 */
import type { Endpoint, SiteRow } from '../row.ts';

/** Where a model's server listens on a person's own machine, while the page that talks to it may be elsewhere. */
const LOCAL_SERVERS = ['localhost:11434', '127.0.0.1:11434', 'localhost:1234', '127.0.0.1:1234'];

const OPENAI_PATH = '(?:/[\\w-]+)*/v1/(?:chat/completions|responses)|/(?:api/)?chat/completions';
const OLLAMA_PATH = '/(?:ollama/)?api/(?:chat|generate)';

const OPENAI_WORDS = ['choices', 'delta', 'message', 'usage', 'error', 'model', 'object', 'response', 'done'];

// Marked so that the relay of one kind does not carry the rows of the others.
/* @__NO_SIDE_EFFECTS__ */
function post(id: string, path: string, host?: string): Endpoint {
  return { id, transport: 'http', method: 'POST', path, role: 'prompt', ...(host ? { host } : {}) };
}

function openAiEndpoints(): Endpoint[] {
  return [undefined, ...LOCAL_SERVERS].flatMap((host, index) => [
    post(`completions${host ? `-${index}` : ''}`, OPENAI_PATH, host),
    post(`ollama${host ? `-${index}` : ''}`, OLLAMA_PATH, host),
  ]);
}

export const openAiCompatible: SiteRow = {
  id: 'openai-compatible',
  label: 'OpenAI-compatible chat',
  hosts: [],
  access: 'optional',
  endpoints: /* @__PURE__ */ openAiEndpoints(),
  vocabulary: OPENAI_WORDS,
};

export const aiSdk: SiteRow = {
  id: 'ai-sdk',
  label: 'Chat built with the AI SDK',
  hosts: [],
  access: 'optional',
  endpoints: [post('chat', '/api/chat')],
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
    { id: 'stop', transport: 'http', method: 'POST', path: '/api/tasks/stop/[^/]+', role: 'follow' },
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
    post('chat', '/api/(?:agents/chat(?:/(?!abort$|resume$|active$|status)[^/]+)?|(?:ask|edit)/[^/]+)'),
    { id: 'stop', transport: 'http', method: 'POST', path: '/api/agents/chat/abort', role: 'follow' },
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

export const OWN_KINDS: readonly SiteRow[] = [openAiCompatible, aiSdk, openWebUi, libreChat, a1111, comfyUi];

/**
 * Ports the kinds listen on unless told otherwise, by their own instructions: Open WebUI's container is published on
 * 3000, the program itself takes 8080, as does llama.cpp's server.
 */
const USUAL_PORTS: readonly (readonly [port: string, kind: SiteRow])[] = [
  ['3000', openWebUi],
  ['8080', openWebUi],
  ['8080', openAiCompatible],
  ['3080', libreChat],
  ['7860', a1111],
  ['8188', comfyUi],
];

/** The kinds an origin may be of, the likelier ones by its port first: the choice to offer a person. */
export function kindsFor(origin: string): readonly SiteRow[] {
  const { port } = new URL(origin);
  const usual = USUAL_PORTS.filter(([usualPort]) => usualPort === port).map(([, kind]) => kind);
  return [...usual, ...OWN_KINDS.filter((kind) => !usual.includes(kind))];
}
