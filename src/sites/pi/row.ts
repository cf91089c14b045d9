import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'pi',
  label: 'Pi',
  hosts: ['pi.ai'],
  access: 'granted',
  endpoints: [{ id: 'chat', transport: 'http', method: 'POST', path: '/api/(?:v\\d/)?chat', role: 'prompt' }],
  vocabulary: ['received', 'message', 'partial', 'done', 'error', 'sid', 'text'],
};
