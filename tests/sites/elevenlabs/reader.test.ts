import { createReader } from '../../../src/sites/elevenlabs/reader.ts';
import { row } from '../../../src/sites/elevenlabs/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(createReader, 'speak', '{"text":"hi","model_id":"eleven_v3"}', ['ID3', '{"detail":{}}']);
