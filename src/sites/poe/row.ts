import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'poe',
  label: 'Poe',
  hosts: ['poe.com'],
  access: 'granted',
  endpoints: [
    // Everything Poe does goes here: the reader tells prompts by the name of the query.
    { id: 'query', transport: 'http', method: 'POST', path: '/api/gql_(?:upload_)?POST', role: 'mixed' },
    // Answers, on one of very many hosts: a leading dot stands for any name before it.
    { id: 'updates', transport: 'socket', host: '.tch.poe.com', path: '/up/.*/updates', role: 'follow' },
  ],
  vocabulary: [
    'data',
    'errors',
    'messageEdgeCreate',
    'status',
    'subscriptionUpdate',
    'messageAdded',
    'state',
  ],
};
