/**
 * The sites: one row each. A row says which hosts a site lives on and which of its endpoints matter; what is said
 * there is read by `sites/<id>.ts`. Each row is an export of its own so that a page's tap carries only its own row.
 */

export interface Endpoint {
  /** Stable name, used in health and messages. */
  id: string;
  /** `http` is fetch and XMLHttpRequest, `socket` is WebSocket, `events` is EventSource. */
  transport: 'http' | 'socket' | 'events';
  /** For `http`: the method. */
  method?: 'GET' | 'POST';
  /** Where it is not the page's own origin: the URL's host. */
  host?: string;
  /** Source of a regular expression the URL's path must match, from end to end. */
  path: string;
  /** Source of a regular expression that must occur in the query string. */
  query?: string;
  /** `prompt`: each exchange is one request, counted even when it can't be read. Others only add to known turns. */
  role: 'prompt' | 'follow';
  /** Request headers the reader needs, lower case. */
  headers?: readonly string[];
}

export interface SiteRow {
  /** File name, fixture folder and database value: never changes. */
  id: string;
  label: string;
  /** Page hosts; content scripts run on all of each. */
  hosts: readonly string[];
  /** `granted` at install, or `optional`: asked for with a click. */
  access: 'granted' | 'optional';
  endpoints: readonly Endpoint[];
  /** Event names and keys that may stand in a health report; all others become `?`. */
  vocabulary: readonly string[];
}

export const chatgpt: SiteRow = {
  id: 'chatgpt',
  label: 'ChatGPT',
  hosts: ['chatgpt.com'],
  access: 'granted',
  endpoints: [
    // The end anchor matters: /f/conversation/prepare fires while typing, /f/conversation/resume repeats a turn.
    {
      id: 'conversation',
      transport: 'http',
      method: 'POST',
      path: '/backend-(?:api|anon|alt)/(?:f/)?conversation',
      role: 'prompt',
    },
    {
      id: 'pulse',
      transport: 'http',
      method: 'POST',
      path: '/backend-(?:api|anon|alt)/feed/(?:card/[^/]+|feedback)/conversation',
      role: 'prompt',
    },
    {
      id: 'steer',
      transport: 'http',
      method: 'POST',
      path: '/backend-(?:api|anon|alt)/f/steer_turn',
      role: 'prompt',
    },
    {
      id: 'resume',
      transport: 'http',
      method: 'POST',
      path: '/backend-(?:api|anon|alt)/(?:f/)?conversation/resume',
      role: 'follow',
    },
    {
      id: 'stop',
      transport: 'http',
      method: 'POST',
      path: '/backend-(?:api|anon|alt)/stop_conversation',
      role: 'follow',
    },
    {
      id: 'history',
      transport: 'http',
      method: 'GET',
      path: '/backend-(?:api|anon|alt)/conversation/[^/]+',
      role: 'follow',
    },
    { id: 'voice', transport: 'http', method: 'POST', path: '/realtime/(?:vp|vps|wm)', role: 'prompt' },
    { id: 'socket', transport: 'socket', host: 'ws.chatgpt.com', path: '/.*', role: 'follow' },
  ],
  vocabulary: [
    'delta_encoding',
    'delta',
    'message',
    'v',
    'p',
    'o',
    'c',
    'type',
    'message_stream_complete',
    'num_variants_in_stream',
    'moderation',
    'conversation_async_status',
    'server_ste_metadata',
    'stream_handoff',
    'input_message',
    'resume_conversation_token',
    'title_generation',
    'message_marker',
    'error',
    'error_code',
    'detail',
    'conversation_id',
    'author',
    'content',
    'content_type',
    'parts',
    'metadata',
    'status',
    'recipient',
    'channel',
  ],
};

export const claude: SiteRow = {
  id: 'claude',
  label: 'Claude',
  hosts: ['claude.ai'],
  access: 'granted',
  endpoints: [
    {
      id: 'completion',
      transport: 'http',
      method: 'POST',
      path: '/api/organizations/[^/]+/chat_conversations/[^/]+/(?:retry_)?completion',
      role: 'prompt',
    },
    {
      id: 'stop',
      transport: 'http',
      method: 'POST',
      path: '/api/organizations/[^/]+/chat_conversations/[^/]+/stop_response',
      role: 'follow',
    },
  ],
  vocabulary: [
    'message_start',
    'content_block_start',
    'content_block_delta',
    'content_block_stop',
    'message_delta',
    'message_limit',
    'message_stop',
    'error',
    'ping',
    'type',
    'message',
    'index',
    'delta',
    'content_block',
    'text',
    'thinking',
  ],
};

export const gemini: SiteRow = {
  id: 'gemini',
  label: 'Gemini',
  hosts: ['gemini.google.com', 'business.gemini.google'],
  access: 'granted',
  endpoints: [
    {
      id: 'generate',
      transport: 'http',
      method: 'POST',
      path: '(?:/u/\\d+)?/_/BardChatUi/data/assistant\\.lamda\\.BardFrontendService/StreamGenerate',
      role: 'prompt',
      headers: ['x-goog-ext-525001261-jspb'],
    },
    // NkpXw stops an answer; hNvQHb reads a conversation, where a late video shows up.
    {
      id: 'batch',
      transport: 'http',
      method: 'POST',
      path: '(?:/u/\\d+)?/_/BardChatUi/data/batchexecute',
      query: 'rpcids=(?:NkpXw|hNvQHb)',
      role: 'follow',
    },
  ],
  vocabulary: ['wrb.fr', 'di', 'af.httprm', 'e', 'er'],
};

export const SITES: readonly SiteRow[] = [chatgpt, claude, gemini];
