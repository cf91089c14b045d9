import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'janitorai',
  label: 'JanitorAI',
  hosts: ['janitorai.com'],
  access: 'optional',
  endpoints: [{ id: 'generate', transport: 'http', method: 'POST', path: '/generateAlpha', role: 'mixed' }],
  vocabulary: ['choices', 'delta', 'content', 'error'],
};
