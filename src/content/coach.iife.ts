import { advise } from './coach.ts';

globalThis.trottinetteAdviser = advise;
