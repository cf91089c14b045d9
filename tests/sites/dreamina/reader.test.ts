import { createReader } from '../../../src/sites/dreamina/reader.ts';
import { row } from '../../../src/sites/dreamina/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'draft',
  '{"extend":{"root_model":"high_aes_general_v50"},"submit_id":"s-1","metrics_extra":"{\\"promptSource\\":\\"custom\\",\\"generateCount\\":1,\\"generateId\\":\\"s-1\\"}","draft_content":"{\\"type\\":\\"draft\\",\\"id\\":\\"d-1\\",\\"component_list\\":[{\\"type\\":\\"base_component\\",\\"abilities\\":{\\"generate\\":{\\"core_param\\":{\\"model\\":\\"high_aes_general_v50\\",\\"prompt\\":\\"hi\\",\\"sample_strength\\":0.5,\\"large_image_info\\":{\\"height\\":1440,\\"width\\":2560,\\"resolution_type\\":\\"2k\\"}}}}}]}"}',
  ['{"ret":"0"}', '{"error":"x"}'],
);
