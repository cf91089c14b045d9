/** Stable Diffusion web UI on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { createA1111 } from '../a1111.ts';
import { a1111 } from '../kinds.ts';

export const createReader: CreateReader = (tab) => createA1111(tab, a1111);
