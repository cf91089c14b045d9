import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'runway',
  label: 'Runway',
  hosts: ['app.runwayml.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'task',
      transport: 'http',
      method: 'POST',
      host: 'api.runwayml.com',
      path: '/v1/tasks',
      role: 'prompt',
    },
    {
      id: 'status',
      transport: 'http',
      method: 'GET',
      host: 'api.runwayml.com',
      path: '/v1/tasks(?:/[^/]+)?',
      role: 'follow',
    },
  ],
  vocabulary: ['task', 'tasks', 'id', 'status', 'error'],
};
