/** YAML and PromQL, read as those who own them write them. */
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';

/** @param {string} text */
export const yaml = (text) => parse(text);

/** Where a query is none: the pieces that can't be read. @param {string} query */
export function errorsIn(query) {
  const errors = [];
  parser.parse(query).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) errors.push(`${from}: ${query.slice(from, to + 20)}`);
    },
  });
  return errors;
}

/** Names of the metrics, and of the labels, a query speaks of. @param {string} query */
export function namesIn(query) {
  const names = { metrics: new Set(), labels: new Set() };
  parser.parse(query).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'Identifier') names.metrics.add(query.slice(from, to));
      if (name === 'LabelName') names.labels.add(query.slice(from, to));
    },
  });
  return { metrics: [...names.metrics], labels: [...names.labels] };
}
