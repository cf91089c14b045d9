/** The unit tests, run by trial-runner.ts. */
import { mergeConfig, type ViteUserConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

const { test } = base as ViteUserConfig;
const projects = (test?.projects ?? []) as ViteUserConfig[];

export default {
  ...base,
  test: {
    ...test,
    projects: projects
      .filter((project) => project.test?.name !== 'browser')
      .map((project) => mergeConfig(project, { test: { runner: './scripts/mutants/trial-runner.ts' } })),
  },
};
