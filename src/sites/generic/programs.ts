/** Kinds of own origins that are one program each, with a protocol of its own; the others are in kinds.ts. */
import type { Endpoint, SiteRow } from '../row.ts';

/** Any folders before: the program may stand below a path of its own. */
const ANY = '(?:/[^/]+)*';

// Marked so that the relay of one kind does not carry the rows of the others.
/* @__NO_SIDE_EFFECTS__ */
function post(id: string, path: string, role: 'prompt' | 'follow' = 'prompt', host?: string): Endpoint {
  return { id, transport: 'http', method: 'POST', path, role, ...(host ? { host } : {}) };
}

export const sillyTavern: SiteRow = {
  id: 'sillytavern',
  label: 'SillyTavern',
  hosts: [],
  access: 'optional',
  endpoints: [post('generate', `${ANY}/api/backends/(?:chat-completions|text-completions|kobold)/generate`)],
  vocabulary: ['choices', 'delta', 'message', 'error', 'model', 'token', 'results', 'candidates', 'response'],
};

export const lobeChat: SiteRow = {
  id: 'lobechat',
  label: 'LobeChat',
  hosts: [],
  access: 'optional',
  endpoints: [post('chat', `${ANY}/(?:webapi|api)/chat/[^/]+`)],
  vocabulary: [
    'text',
    'reasoning',
    'tool_calls',
    'base64_image',
    'usage',
    'speed',
    'grounding',
    'stop',
    'error',
  ],
};

export const anythingLlm: SiteRow = {
  id: 'anythingllm',
  label: 'AnythingLLM',
  hosts: [],
  access: 'optional',
  endpoints: [post('chat', `${ANY}/(?:workspace/[^/]+(?:/thread/[^/]+)?|embed/[^/]+)/(?:stream-)?chat`)],
  vocabulary: [
    'textResponse',
    'textResponseChunk',
    'finalizeResponseStream',
    'agentInitWebsocketConnection',
    'statusResponse',
    'abort',
    'metrics',
    'close',
    'error',
  ],
};

export const koboldCpp: SiteRow = {
  id: 'koboldcpp',
  label: 'KoboldCpp',
  hosts: [],
  access: 'optional',
  // On any machine: its page is also served from elsewhere.
  endpoints: [
    post('generate', `${ANY}/api/(?:extra/generate/stream|v1/generate|latest/generate)`, 'prompt', '*'),
    post('completions', `${ANY}/v\\d+/(?:chat/)?completions`, 'prompt', '*'),
    { id: 'model', transport: 'http', method: 'GET', path: `${ANY}/api/v1/model`, role: 'follow', host: '*' },
  ],
  vocabulary: ['token', 'finish_reason', 'results', 'result', 'text', 'choices', 'delta', 'error', 'detail'],
};

export const flowise: SiteRow = {
  id: 'flowise',
  label: 'Flowise',
  hosts: [],
  access: 'optional',
  endpoints: [post('prediction', `${ANY}/api/v1/(?:internal-)?prediction/[^/]+`)],
  vocabulary: [
    'event',
    'data',
    'text',
    'json',
    'usedTools',
    'sourceDocuments',
    'usageMetadata',
    'statusCode',
  ],
};

export const dify: SiteRow = {
  id: 'dify',
  label: 'Dify',
  hosts: [],
  access: 'optional',
  // On any machine: its pages and its API may be two hosts.
  endpoints: [
    post('chat', `${ANY}/(?:chat|completion)-messages`, 'prompt', '*'),
    post('run', `${ANY}/workflows/run`, 'prompt', '*'),
    post('stop', `${ANY}/(?:(?:chat|completion)-messages|workflows/tasks)/[^/]+/stop`, 'follow', '*'),
  ],
  vocabulary: [
    'event',
    'answer',
    'metadata',
    'message_end',
    'workflow_finished',
    'text_chunk',
    'code',
    'message',
  ],
};

export const chatUi: SiteRow = {
  id: 'chat-ui',
  label: 'Chat UI (HuggingChat’s program)',
  hosts: [],
  access: 'optional',
  endpoints: [
    post('message', `${ANY}/conversation/[0-9a-f]{24}`),
    post('create', `${ANY}/conversation`, 'follow'),
    post('stop', `${ANY}/conversation/[0-9a-f]{24}/stop-generating`, 'follow'),
    {
      id: 'again',
      transport: 'events',
      path: `${ANY}/conversation/[0-9a-f]{24}/stream`,
      role: 'follow',
      events: ['update', 'end'],
    },
  ],
  vocabulary: [
    'type',
    'subtype',
    'status',
    'stream',
    'token',
    'reasoning',
    'tool',
    'file',
    'finalAnswer',
    'title',
  ],
};
