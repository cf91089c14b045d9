import type { Usage } from '../usage/usage.ts';

/** A usage and the site it was seen on: all the estimator needs to know. */
export type SiteUsage = Usage & { readonly site: string };
