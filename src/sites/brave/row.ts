import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'brave',
  label: 'Ask Brave',
  hosts: ['search.brave.com'],
  access: 'optional',
  endpoints: [{ id: 'ask', transport: 'http', method: 'GET', path: '/api/tap/v1/stream', role: 'prompt' }],
  vocabulary: [
    'type',
    'initial_response',
    'text_start',
    'text_delta',
    'text_stop',
    'inline_entity',
    'followups',
    'usage',
    'research_start',
    'research',
    'research_end',
    'delta',
    'name',
    'error',
  ],
};
