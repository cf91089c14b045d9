import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'genspark',
  label: 'Genspark',
  hosts: ['www.genspark.ai'],
  access: 'optional',
  endpoints: [
    {
      id: 'ask',
      transport: 'http',
      method: 'POST',
      path: '/api/(?:agent/ask_proxy|copilot/ask)',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'type',
    'project_start',
    'message_start',
    'message_field',
    'message_field_delta',
    'message_result',
    'project_field',
    'field_name',
    'field_value',
    'delta',
    'id',
    'message_id',
  ],
};
