import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'characterai',
  label: 'Character.AI',
  hosts: ['character.ai'],
  access: 'granted',
  endpoints: [{ id: 'socket', transport: 'socket', host: 'neo.character.ai', path: '/ws/?', role: 'mixed' }],
  vocabulary: [
    'add_turn',
    'update_turn',
    'neo_error',
    'create_chat_response',
    'update_primary_candidate',
    'ok',
    'ping',
    'pong',
  ],
};
