import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
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
