/** meta.ai: chat over a socket, images and videos over GraphQL. No model and no token counts are on the wire. */
import { readGraphql } from './metaai/graphql.ts';
import { readSocket } from './metaai/socket.ts';
import type { CreateReader } from './site.ts';

export const createReader: CreateReader = (tab) => (exchange) =>
  exchange.endpoint === 'chat' ? readSocket(tab, exchange) : readGraphql(tab, exchange);
