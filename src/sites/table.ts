/**
 * The sites: one row each. A row says which hosts a site lives on and which of its endpoints matter; what is said
 * there is read by `sites/<id>.ts`. Each row is an export of its own so that a page's tap carries only its own row.
 */

import { chatgptVocabulary } from './chatgpt/vocabulary.ts';

export interface Endpoint {
  /** Stable name, used in health and messages. */
  id: string;
  /**
   * `http` is fetch and XMLHttpRequest, `socket` is WebSocket, `events` is EventSource; `peer` is a call over WebRTC,
   * of which only start and end are seen, and whose path is the page's own; `document` is an answer that
   * stands in the page itself, where nothing of it crosses the network in a way a page's script reads.
   */
  transport: 'http' | 'socket' | 'events' | 'peer' | 'document';
  /** For `http`: the method. */
  method?: 'GET' | 'POST' | 'PUT';
  /** Where it is not the page's own origin: the URL's host. `.x.com` stands for any host just below x.com. */
  host?: string;
  /** Source of a regular expression the URL's path must match, from end to end. */
  path: string;
  /** Source of a regular expression that must occur in the query string. */
  query?: string;
  /**
   * `prompt`: each exchange is one request, counted even when it can't be read. `mixed`: prompts are among what it
   * carries, as on a socket; the reader tells which. `follow`: only adds to known turns.
   */
  role: 'prompt' | 'mixed' | 'follow';
  /** Request headers the reader needs, lower case. */
  headers?: readonly string[];
  /** For `document`: the CSS selector of the answer, free of any language's words. */
  answer?: string;
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
    { id: 'call', transport: 'peer', path: '/.*', role: 'follow' },
    { id: 'socket', transport: 'socket', host: 'ws.chatgpt.com', path: '/.*', role: 'follow' },
  ],
  vocabulary: chatgptVocabulary,
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

export const copilot: SiteRow = {
  id: 'copilot',
  label: 'Microsoft Copilot',
  hosts: ['copilot.microsoft.com', 'www.copilot.com'],
  access: 'granted',
  endpoints: [
    { id: 'chat', transport: 'socket', path: '/c/api/chat', role: 'mixed' },
    {
      id: 'chat-microsoft',
      transport: 'socket',
      host: 'copilot.microsoft.com',
      path: '/c/api/chat',
      role: 'mixed',
    },
    {
      id: 'history',
      transport: 'http',
      method: 'GET',
      path: '/c/api/conversations/[^/]+/history',
      role: 'follow',
    },
  ],
  vocabulary: [
    'connected',
    'received',
    'startMessage',
    'appendText',
    'replaceText',
    'chainOfThought',
    'citation',
    'generatingImage',
    'partialImageGenerated',
    'imageGenerated',
    'partCompleted',
    'done',
    'titleUpdate',
    'suggestedFollowups',
    'challenge',
    'chatMessageError',
    'error',
    'pong',
  ],
};

export const deepseek: SiteRow = {
  id: 'deepseek',
  label: 'DeepSeek',
  hosts: ['chat.deepseek.com'],
  access: 'granted',
  endpoints: [
    { id: 'completion', transport: 'http', method: 'POST', path: '/api/v0/chat/completion', role: 'prompt' },
    { id: 'edit', transport: 'http', method: 'POST', path: '/api/v0/chat/edit_message', role: 'prompt' },
    { id: 'regenerate', transport: 'http', method: 'POST', path: '/api/v0/chat/regenerate', role: 'prompt' },
    { id: 'continue', transport: 'http', method: 'POST', path: '/api/v0/chat/continue', role: 'prompt' },
    // Shows a message again whose stream broke off.
    { id: 'resume', transport: 'http', method: 'POST', path: '/api/v0/chat/resume_stream', role: 'follow' },
    { id: 'stop', transport: 'http', method: 'POST', path: '/api/v0/chat/stop_stream', role: 'follow' },
  ],
  vocabulary: [
    'ready',
    'hint',
    'close',
    'title',
    'toast',
    'update_session',
    'p',
    'o',
    'v',
    'type',
    'finish_reason',
    'code',
    'msg',
    'data',
  ],
};

export const mistral: SiteRow = {
  id: 'mistral',
  label: 'Le Chat (Mistral)',
  hosts: ['chat.mistral.ai'],
  access: 'granted',
  endpoints: [
    { id: 'chat', transport: 'http', method: 'POST', path: '/api/chat', role: 'prompt' },
    // Holds the text of a chat's first prompt; tRPC puts several calls in one.
    {
      id: 'new-chat',
      transport: 'http',
      method: 'POST',
      path: '/api/trpc/(?:[\\w.]+,)*message\\.newChat(?:,[\\w.]+)*',
      role: 'follow',
    },
  ],
  vocabulary: ['0', '3', '8', '15', '16', 'json', 'type', 'message', 'bootstrap', 'messageId', 'patches'],
};

export const grok: SiteRow = {
  id: 'grok',
  label: 'Grok',
  hosts: ['grok.com'],
  access: 'granted',
  endpoints: [
    { id: 'gateway', transport: 'socket', path: '/ws/mgw/?', role: 'mixed' },
    { id: 'imagine', transport: 'socket', path: '/ws/imagine/listen', role: 'mixed' },
    {
      id: 'responses',
      transport: 'http',
      method: 'POST',
      path: '/rest/app-chat/conversations/(?:new|[^/]+/responses)',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'session.created',
    'conversation.attached',
    'response.created',
    'response.chunk',
    'response.output_text.delta',
    'response.output_text.done',
    'response.grok.output',
    'response.done',
    'error',
    'pong',
    'result',
    'response',
    'conversation',
    'token',
    'isThinking',
    'messageTag',
    'modelResponse',
    'cardAttachment',
    'streamingImageGenerationResponse',
    'streamingVideoGenerationResponse',
  ],
};

export const grokX: SiteRow = {
  id: 'grok-x',
  label: 'Grok on X',
  hosts: ['x.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'response',
      transport: 'http',
      method: 'POST',
      host: 'grok.x.com',
      path: '/2/grok/add_response\\.json',
      role: 'prompt',
    },
    {
      id: 'response-x',
      transport: 'http',
      method: 'POST',
      path: '/i/api/2/grok/add_response\\.json',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'conversationId',
    'userChatItemId',
    'agentChatItemId',
    'result',
    'message',
    'messageTag',
    'error',
  ],
};

export const qwen: SiteRow = {
  id: 'qwen',
  label: 'Qwen',
  hosts: ['chat.qwen.ai'],
  access: 'granted',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      path: '/api/(?:v\\d/)?chat/completions',
      role: 'prompt',
    },
    // A job looked at until its video is there.
    {
      id: 'task',
      transport: 'http',
      method: 'GET',
      path: '/api/v\\d/tasks?/status/[^/]+',
      role: 'follow',
    },
  ],
  vocabulary: [
    'response.created',
    'choices',
    'delta',
    'phase',
    'status',
    'usage',
    'response_id',
    'error',
    'code',
    'success',
    'data',
    'ret',
  ],
};

export const perplexity: SiteRow = {
  id: 'perplexity',
  label: 'Perplexity',
  hosts: ['www.perplexity.ai', 'perplexity.ai'],
  access: 'granted',
  endpoints: [
    // The end anchor matters: below this path stand reconnections and more.
    { id: 'ask', transport: 'http', method: 'POST', path: '/rest/sse/perplexity_ask', role: 'prompt' },
    {
      id: 'reconnect',
      transport: 'http',
      method: 'POST',
      path: '/rest/sse/perplexity_ask/reconnect/[^/]+',
      role: 'follow',
    },
  ],
  vocabulary: [
    'message',
    'end_of_stream',
    'backend_uuid',
    'context_uuid',
    'display_model',
    'status',
    'final',
    'final_sse_message',
    'text_completed',
    'blocks',
    'text',
    'error_code',
    'mode',
  ],
};

export const kimi: SiteRow = {
  id: 'kimi',
  label: 'Kimi',
  hosts: ['www.kimi.com', 'kimi.com'],
  access: 'granted',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      path: '/apiv2/kimi\\.gateway\\.chat\\.v1\\.ChatService/Chat',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'op',
    'mask',
    'block',
    'message',
    'chat',
    'eventOffset',
    'heartbeat',
    'notification',
    'done',
    'error',
    'code',
  ],
};

export const lmarena: SiteRow = {
  id: 'lmarena',
  label: 'Arena',
  hosts: ['lmarena.ai', 'arena.ai'],
  access: 'granted',
  endpoints: [
    {
      id: 'create',
      transport: 'http',
      method: 'POST',
      path: '/nextjs-api/stream/create-evaluation',
      role: 'prompt',
    },
    {
      id: 'post',
      transport: 'http',
      method: 'POST',
      path: '/nextjs-api/stream/post-to-evaluation/[^/]+',
      role: 'prompt',
    },
    {
      id: 'retry',
      transport: 'http',
      method: 'PUT',
      path: '/nextjs-api/stream/retry-evaluation-session-message/[^/]+/messages/[^/]+',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'a0',
    'ag',
    'a2',
    'a3',
    'ac',
    'ad',
    'ae',
    'af',
    'b0',
    'bg',
    'b2',
    'b3',
    'bc',
    'bd',
    'be',
    'bf',
  ],
};

export const comparia: SiteRow = {
  id: 'comparia',
  label: 'compar:IA',
  hosts: ['comparia.beta.gouv.fr'],
  access: 'granted',
  endpoints: [
    { id: 'first', transport: 'http', method: 'POST', path: '/arena/add_first_text', role: 'prompt' },
    {
      id: 'next',
      transport: 'http',
      method: 'POST',
      path: '/arena/add_text',
      role: 'prompt',
      headers: ['x-session-hash'],
    },
    {
      id: 'retry',
      transport: 'http',
      method: 'POST',
      path: '/arena/retry',
      role: 'prompt',
      headers: ['x-session-hash'],
    },
  ],
  vocabulary: ['init', 'chunk', 'complete', 'error', 'type', 'pos', 'messages', 'session_hash'],
};

export const t3Chat: SiteRow = {
  id: 't3-chat',
  label: 'T3 Chat',
  hosts: ['t3.chat'],
  access: 'optional',
  endpoints: [{ id: 'chat', transport: 'http', method: 'POST', path: '/api/chat', role: 'prompt' }],
  vocabulary: ['start', 'start-step', 'text-delta', 'reasoning-delta', 'finish', 'error', 'abort', 'type'],
};

export const openrouter: SiteRow = {
  id: 'openrouter',
  label: 'OpenRouter',
  hosts: ['openrouter.ai'],
  access: 'optional',
  endpoints: [
    {
      id: 'completions',
      transport: 'http',
      method: 'POST',
      path: '/api(?:/frontend)?/v1/(?:chat/completions|responses)',
      role: 'prompt',
    },
  ],
  vocabulary: ['choices', 'delta', 'message', 'usage', 'error', 'model', 'object', 'provider'],
};

export const suno: SiteRow = {
  id: 'suno',
  label: 'Suno',
  hosts: ['suno.com', 'www.suno.com'],
  access: 'optional',
  endpoints: [
    // The one the site uses, and its older name.
    {
      id: 'generate-0',
      transport: 'http',
      method: 'POST',
      host: 'studio-api-prod.suno.com',
      path: '/api/generate/v2(?:-web)?/?',
      role: 'prompt',
    },
    {
      id: 'feed-post-0',
      transport: 'http',
      method: 'POST',
      host: 'studio-api-prod.suno.com',
      path: '/api/feed/v3/?',
      role: 'follow',
    },
    {
      id: 'feed-get-0',
      transport: 'http',
      method: 'GET',
      host: 'studio-api-prod.suno.com',
      path: '/api/feed/v2/?',
      role: 'follow',
    },
    {
      id: 'generate-1',
      transport: 'http',
      method: 'POST',
      host: 'studio-api.prod.suno.com',
      path: '/api/generate/v2(?:-web)?/?',
      role: 'prompt',
    },
    {
      id: 'feed-post-1',
      transport: 'http',
      method: 'POST',
      host: 'studio-api.prod.suno.com',
      path: '/api/feed/v3/?',
      role: 'follow',
    },
    {
      id: 'feed-get-1',
      transport: 'http',
      method: 'GET',
      host: 'studio-api.prod.suno.com',
      path: '/api/feed/v2/?',
      role: 'follow',
    },
  ],
  vocabulary: ['clips', 'id', 'status', 'metadata', 'detail'],
};

export const midjourney: SiteRow = {
  id: 'midjourney',
  label: 'Midjourney',
  hosts: ['www.midjourney.com', 'alpha.midjourney.com'],
  access: 'optional',
  endpoints: [
    { id: 'submit', transport: 'http', method: 'POST', path: '/api/submit-jobs', role: 'prompt' },
    { id: 'status', transport: 'http', method: 'POST', path: '/api/job-status', role: 'follow' },
  ],
  vocabulary: ['success', 'failure', 'job_id', 'job_type', 'meta', 'error'],
};

export const leonardo: SiteRow = {
  id: 'leonardo',
  label: 'Leonardo',
  hosts: ['app.leonardo.ai'],
  access: 'optional',
  endpoints: [
    // One address for everything: the reader looks at the operation's name.
    {
      id: 'graphql',
      transport: 'http',
      method: 'POST',
      host: 'api.leonardo.ai',
      path: '/v1/graphql',
      role: 'mixed',
    },
  ],
  vocabulary: ['data', 'errors', 'generate', 'sdGenerationJob', 'generationId', 'generations'],
};

export const ideogram: SiteRow = {
  id: 'ideogram',
  label: 'Ideogram',
  hosts: ['ideogram.ai'],
  access: 'optional',
  endpoints: [
    { id: 'sample', transport: 'http', method: 'POST', path: '/api/images/sample', role: 'prompt' },
    {
      id: 'requests',
      transport: 'http',
      method: 'POST',
      path: '/api/gallery/retrieve-requests',
      role: 'follow',
    },
  ],
  vocabulary: ['request_id', 'user_id', 'caption', 'error', 'message'],
};

export const firefly: SiteRow = {
  id: 'firefly',
  label: 'Adobe Firefly',
  hosts: ['firefly.adobe.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'image-partner',
      transport: 'http',
      method: 'POST',
      host: 'firefly-3p.ff.adobe.io',
      path: '/v2/3p-images/generate-async',
      role: 'prompt',
    },
    {
      id: 'video-partner',
      transport: 'http',
      method: 'POST',
      host: 'firefly-3p.ff.adobe.io',
      path: '/v2/3p-videos/generate-async',
      role: 'prompt',
    },
    {
      id: 'image',
      transport: 'http',
      method: 'POST',
      host: 'image-v5.ff.adobe.io',
      path: '/v1/images/generate-async',
      role: 'prompt',
    },
    {
      id: 'video',
      transport: 'http',
      method: 'POST',
      host: 'video-v1.ff.adobe.io',
      path: '/v2/videos/generate',
      role: 'prompt',
    },
  ],
  vocabulary: ['links', 'jobId', 'statusUrl', 'error_code', 'message'],
};

export const runway: SiteRow = {
  id: 'runway',
  label: 'Runway',
  hosts: ['app.runwayml.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'task',
      transport: 'http',
      method: 'POST',
      host: 'api.runwayml.com',
      path: '/v1/tasks',
      role: 'prompt',
    },
    {
      id: 'status',
      transport: 'http',
      method: 'GET',
      host: 'api.runwayml.com',
      path: '/v1/tasks(?:/[^/]+)?',
      role: 'follow',
    },
  ],
  vocabulary: ['task', 'tasks', 'id', 'status', 'error'],
};

export const canva: SiteRow = {
  id: 'canva',
  label: 'Canva',
  hosts: ['www.canva.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'generate',
      transport: 'http',
      method: 'POST',
      path: '/_ajax/ingredientgeneration',
      role: 'prompt',
    },
  ],
  vocabulary: ['A', 'B', 'C', 'D', 'error', 'message'],
};

export const notion: SiteRow = {
  id: 'notion',
  label: 'Notion AI',
  hosts: ['www.notion.so', 'app.notion.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'inference',
      transport: 'http',
      method: 'POST',
      path: '/api/v3/runInferenceTranscript',
      role: 'prompt',
    },
    {
      id: 'inference-app',
      transport: 'http',
      method: 'POST',
      host: 'app.notion.com',
      path: '/api/v3/runInferenceTranscript',
      role: 'prompt',
    },
  ],
  vocabulary: ['patch-start', 'patch', 'done', 'error', 'agent-inference', 'record-map', 'type', 'v', 'data'],
};

export const githubCopilot: SiteRow = {
  id: 'github-copilot',
  label: 'GitHub Copilot',
  hosts: ['github.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'individual',
      transport: 'http',
      method: 'POST',
      host: 'api.individual.githubcopilot.com',
      path: '/github/chat/threads/[^/]+/messages',
      role: 'prompt',
    },
    {
      id: 'business',
      transport: 'http',
      method: 'POST',
      host: 'api.business.githubcopilot.com',
      path: '/github/chat/threads/[^/]+/messages',
      role: 'prompt',
    },
    {
      id: 'enterprise',
      transport: 'http',
      method: 'POST',
      host: 'api.enterprise.githubcopilot.com',
      path: '/github/chat/threads/[^/]+/messages',
      role: 'prompt',
    },
  ],
  vocabulary: ['content', 'complete', 'error', 'agentError', 'type', 'body', 'functionCall', 'confirmation'],
};

export const characterai: SiteRow = {
  id: 'characterai',
  label: 'Character.AI',
  hosts: ['character.ai'],
  access: 'granted',
  endpoints: [{ id: 'socket', transport: 'socket', host: 'neo.character.ai', path: '/ws/?', role: 'mixed' }],
  vocabulary: [
    'add_turn',
    'update_turn',
    'neo_error',
    'create_chat_response',
    'update_primary_candidate',
    'ok',
    'ping',
    'pong',
  ],
};

export const poe: SiteRow = {
  id: 'poe',
  label: 'Poe',
  hosts: ['poe.com'],
  access: 'granted',
  endpoints: [
    // Everything Poe does goes here: the reader tells prompts by the name of the query.
    { id: 'query', transport: 'http', method: 'POST', path: '/api/gql_(?:upload_)?POST', role: 'mixed' },
    // Answers, on one of very many hosts: a leading dot stands for any name before it.
    { id: 'updates', transport: 'socket', host: '.tch.poe.com', path: '/up/.*/updates', role: 'follow' },
  ],
  vocabulary: [
    'data',
    'errors',
    'messageEdgeCreate',
    'status',
    'subscriptionUpdate',
    'messageAdded',
    'state',
  ],
};

export const metaai: SiteRow = {
  id: 'metaai',
  label: 'Meta AI',
  hosts: ['www.meta.ai', 'meta.ai'],
  access: 'granted',
  endpoints: [
    { id: 'chat', transport: 'socket', host: 'gateway.meta.ai', path: '/ws/clippy', role: 'mixed' },
    // Of the many calls on this address the reader tells which are prompts.
    { id: 'graphql', transport: 'http', method: 'POST', path: '/api/graphql/?', role: 'mixed' },
  ],
  vocabulary: [
    'type',
    'seq',
    'response',
    'operations',
    'full',
    'patch',
    'data',
    'errors',
    'sendMessageStream',
    'bot_response_message',
  ],
};

export const m365Copilot: SiteRow = {
  id: 'm365-copilot',
  label: 'Microsoft 365 Copilot',
  hosts: ['m365.cloud.microsoft'],
  access: 'optional',
  endpoints: [
    {
      id: 'chat',
      transport: 'socket',
      host: 'substrate.office.com',
      path: '/m365Copilot/Chathub/.+',
      role: 'mixed',
    },
  ],
  vocabulary: ['type', 'target', 'arguments', 'invocationId', 'item', 'error', 'result'],
};

export const duckai: SiteRow = {
  id: 'duckai',
  label: 'Duck.ai',
  hosts: ['duck.ai'],
  access: 'granted',
  endpoints: [
    { id: 'chat', transport: 'http', method: 'POST', path: '/duckchat/v1/chat', role: 'prompt' },
    {
      id: 'chat-ddg',
      transport: 'http',
      method: 'POST',
      host: 'duckduckgo.com',
      path: '/duckchat/v1/chat',
      role: 'prompt',
    },
  ],
  vocabulary: ['id', 'action', 'success', 'error', 'type', 'status', 'model', 'role', 'message', 'created'],
};

export const huggingchat: SiteRow = {
  id: 'huggingchat',
  label: 'HuggingChat',
  hosts: ['huggingface.co'],
  access: 'optional',
  endpoints: [
    {
      id: 'message',
      transport: 'http',
      method: 'POST',
      path: '/chat/conversation/[0-9a-f]{24}',
      role: 'prompt',
    },
    // Says which model the conversation is with.
    { id: 'create', transport: 'http', method: 'POST', path: '/chat/conversation', role: 'follow' },
    {
      id: 'stop',
      transport: 'http',
      method: 'POST',
      path: '/chat/conversation/[0-9a-f]{24}/stop-generating',
      role: 'follow',
    },
  ],
  vocabulary: [
    'type',
    'subtype',
    'status',
    'started',
    'finished',
    'title',
    'stream',
    'token',
    'reasoning',
    'tool',
    'file',
    'routerMetadata',
    'elicitation',
    'finalAnswer',
  ],
};

export const zai: SiteRow = {
  id: 'zai',
  label: 'Z.ai',
  hosts: ['chat.z.ai'],
  access: 'granted',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      path: '/api/(?:v\\d/)?chat/completions',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'type',
    'chat:completion',
    'data',
    'phase',
    'delta_content',
    'edit_content',
    'usage',
    'done',
    'error',
  ],
};

export const you: SiteRow = {
  id: 'you',
  label: 'You.com',
  hosts: ['you.com'],
  access: 'optional',
  endpoints: [
    { id: 'search', transport: 'events', path: '/api/streamingSearch', role: 'prompt' },
    // The same address read without EventSource.
    { id: 'search-fetch', transport: 'http', method: 'GET', path: '/api/streamingSearch', role: 'prompt' },
  ],
  vocabulary: ['youChatToken', 'youChatSerpResults', 'youChatUpdate', 'done', 'error', 'code'],
};

export const pi: SiteRow = {
  id: 'pi',
  label: 'Pi',
  hosts: ['pi.ai'],
  access: 'granted',
  endpoints: [{ id: 'chat', transport: 'http', method: 'POST', path: '/api/(?:v\\d/)?chat', role: 'prompt' }],
  vocabulary: ['received', 'message', 'partial', 'done', 'error', 'sid', 'text'],
};

export const cohere: SiteRow = {
  id: 'cohere',
  label: 'Cohere Coral',
  hosts: ['coral.cohere.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      host: 'production.api.os.cohere.com',
      path: '/coral/v1/chat',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'result',
    'eventType',
    'isFinished',
    'textGenerationStreamEvent',
    'streamEndEvent',
    'error',
    'code',
  ],
};

export const aistudio: SiteRow = {
  id: 'aistudio',
  label: 'Google AI Studio',
  hosts: ['aistudio.google.com'],
  access: 'granted',
  endpoints: [
    {
      id: 'generate',
      transport: 'http',
      method: 'POST',
      host: 'alkalimakersuite-pa.clients6.google.com',
      path: '/\\$rpc/google\\.internal\\.alkali\\.applications\\.makersuite\\.v1\\.MakerSuiteService/GenerateContent',
      role: 'prompt',
    },
  ],
  vocabulary: ['model', 'user'],
};

export const bing: SiteRow = {
  id: 'bing',
  label: 'Bing Image Creator',
  hosts: ['www.bing.com'],
  access: 'optional',
  endpoints: [
    // Asked for again and again until the images are there: one turn, by the id in the path.
    {
      id: 'result',
      transport: 'http',
      method: 'GET',
      path: '/images/create/async/results/[^/]+',
      role: 'prompt',
    },
  ],
  vocabulary: [],
};

export const google: SiteRow = {
  id: 'google',
  label: 'Google AI answers',
  hosts: ['www.google.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'answer',
      transport: 'http',
      method: 'GET',
      path: '/async/fol(?:if|wr|srch)',
      // Without it these are the pages of ordinary results.
      query: '[?&]udm=50(?:&|$)',
      role: 'prompt',
    },
    // The first question of AI Mode comes with its page.
    {
      id: 'first-answer',
      transport: 'document',
      path: '/search',
      query: '[?&]udm=50(?:&|$)',
      answer: '[data-subtree="aimc"], [data-aimmrs="true"]',
      role: 'prompt',
    },
    // Nobody asked for it: an answer over ordinary results.
    {
      id: 'overview',
      transport: 'document',
      path: '/search',
      query: '^(?!.*[?&]udm=)',
      answer: '[data-attrid="ai_overview"], [data-mcpr]',
      role: 'prompt',
    },
  ],
  vocabulary: [],
};

export const SITES: readonly SiteRow[] = [
  chatgpt,
  claude,
  gemini,
  copilot,
  deepseek,
  mistral,
  grok,
  grokX,
  qwen,
  perplexity,
  kimi,
  lmarena,
  comparia,
  t3Chat,
  openrouter,
  suno,
  midjourney,
  leonardo,
  ideogram,
  firefly,
  runway,
  canva,
  notion,
  githubCopilot,
  characterai,
  poe,
  metaai,
  m365Copilot,
  duckai,
  huggingchat,
  zai,
  you,
  pi,
  cohere,
  aistudio,
  bing,
  google,
];
