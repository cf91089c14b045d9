import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'kling',
  label: 'Kling',
  hosts: ['app.klingai.com', 'klingai.com', 'kling.ai'],
  access: 'optional',
  endpoints: [
    { id: 'submit', transport: 'http', method: 'POST', host: '*', path: '/api/task/submit', role: 'prompt' },
  ],
  vocabulary: ['status', 'message', 'data', 'task'],
};
