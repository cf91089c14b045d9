/** The unit tests, in one process, each file of which says which mutants it comes to. */
import { mergeConfig, type ViteUserConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

const isUnit = (project: { test?: { name?: unknown } }): boolean => project.test?.name !== 'browser';

const { test } = base as ViteUserConfig;
const projects = (test?.projects ?? []) as ViteUserConfig[];

export default {
  ...base,
  test: {
    ...test,
    projects: projects
      .filter(isUnit)
      .map((project) =>
        mergeConfig(project, { test: { setupFiles: ['./scripts/mutants/count-reached.ts'] } }),
      ),
  },
};
