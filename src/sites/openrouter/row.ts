import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
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
