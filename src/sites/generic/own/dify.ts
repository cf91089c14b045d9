/** Dify on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { createDify } from '../dify.ts';
import { dify } from '../programs.ts';

export const createReader: CreateReader = (tab) => createDify(tab, dify);
