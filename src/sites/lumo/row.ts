import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'lumo',
  label: 'Lumo',
  hosts: ['lumo.proton.me'],
  access: 'optional',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      path: '/api/ai/v1/chat(?:/completions)?',
      role: 'mixed',
    },
  ],
  vocabulary: ['choices', 'delta', 'content', 'encrypted', 'queued', 'type'],
};
