import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'notion',
  label: 'Notion AI',
  hosts: ['www.notion.so', 'app.notion.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'inference',
      transport: 'http',
      method: 'POST',
      path: '/api/v3/runInferenceTranscript',
      role: 'prompt',
    },
    {
      id: 'inference-app',
      transport: 'http',
      method: 'POST',
      host: 'app.notion.com',
      path: '/api/v3/runInferenceTranscript',
      role: 'prompt',
    },
  ],
  vocabulary: ['patch-start', 'patch', 'done', 'error', 'agent-inference', 'record-map', 'type', 'v', 'data'],
};
