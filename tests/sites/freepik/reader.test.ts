import { createReader } from '../../../src/sites/freepik/reader.ts';
import { row } from '../../../src/sites/freepik/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(createReader, 'image', '{"prompt":"hi","mode":"flux"}', ['{"family":"f"}', '{"error":"x"}']);
