import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
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
    {
      id: 'business',
      transport: 'http',
      method: 'POST',
      host: 'biz-discoveryengine.googleapis.com',
      path: '/v1(?:alpha|beta)?/locations/[^/]+/widgetStreamAssist',
      role: 'prompt',
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
  vocabulary: ['wrb.fr', 'di', 'af.httprm', 'e', 'er', 'streamAssistResponse', 'uToken', 'error'],
};
