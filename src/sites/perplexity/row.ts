import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
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
