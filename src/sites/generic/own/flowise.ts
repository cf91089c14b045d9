/** Flowise on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { createFlowise } from '../flowise.ts';
import { flowise } from '../programs.ts';

export const createReader: CreateReader = (tab) => createFlowise(tab, flowise);
