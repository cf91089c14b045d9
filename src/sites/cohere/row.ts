import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
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
