import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'bolt',
  label: 'Bolt',
  hosts: ['bolt.new'],
  access: 'optional',
  endpoints: [{ id: 'chat', transport: 'http', method: 'POST', path: '/api/chat(?:/v\\d)?', role: 'prompt' }],
  vocabulary: ['messageId', 'finishReason', 'usage', 'promptTokens', 'completionTokens', 'type', 'branch'],
};
