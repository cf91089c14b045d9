/** KoboldCpp on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { createKobold } from '../kobold.ts';
import { koboldCpp } from '../programs.ts';

export const createReader: CreateReader = (tab) => createKobold(tab, koboldCpp);
