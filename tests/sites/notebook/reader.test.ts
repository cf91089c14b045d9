import { createReader } from '../../../src/sites/notebook/reader.ts';
import { row } from '../../../src/sites/notebook/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'ask',
  'f.req=%5Bnull%2C%22%5B%5B%5B%5B%5C%22src-1%5C%22%5D%5D%5D%2C%5C%22hi%5C%22%2Cnull%2C%5B2%2Cnull%2C%5B1%5D%5D%2C%5C%22conv-1%5C%22%5D%22%5D&at=token&',
  [
    ')]}\'\n\n76\n[["wrb.fr",null,"[[\\"a\\",null,[\\"c-1\\",\\"h\\"],null,[[],null,null,[],1]]]"]]\n',
    '77\n[["wrb.fr",null,"[[\\"ab\\",null,[\\"c-1\\",\\"h\\"],null,[[],null,null,[],1]]]"]]\n',
  ],
);
