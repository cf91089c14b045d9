/** meta.ai: chat over a socket, images and videos over GraphQL. No model and no token counts are on the wire. */

import type { CreateReader } from '../site.ts';
import { readGraphql } from './graphql.ts';
import { readSocket } from './socket.ts';

export const createReader: CreateReader = (tab) => (exchange) =>
  exchange.endpoint === 'chat' ? readSocket(tab, exchange) : readGraphql(tab, exchange);
