import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'rufus',
  label: 'Rufus',
  hosts: [
    'www.amazon.com',
    'www.amazon.co.uk',
    'www.amazon.de',
    'www.amazon.fr',
    'www.amazon.it',
    'www.amazon.es',
    'www.amazon.ca',
    'www.amazon.in',
    'www.amazon.co.jp',
  ],
  access: 'optional',
  endpoints: [{ id: 'ask', transport: 'http', method: 'POST', path: '/rufus/cl/streaming', role: 'mixed' }],
  vocabulary: ['inference', 'close', 'type', 'text', 'children'],
};
