/**
 * A classifier of a few hundred bytes, written as an ONNX file by hand (protobuf, onnx.proto3): it looks up two numbers for each word and
 * adds them up. With the tokeniser and the configuration that go with it, as a directory that `@huggingface/transformers` reads.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)])
const number = (field: number, value: number) => Buffer.from([...varint(field << 3), ...varint(value)])
const bytes = (field: number, value: Uint8Array | string) => {
  const held = Buffer.from(value)
  return Buffer.concat([Buffer.from([...varint((field << 3) | 2), ...varint(held.length)]), held])
}
const message = (field: number, ...parts: Buffer[]) => bytes(field, Buffer.concat(parts))

const [float32, int64] = [1, 7]
const dimension = (name: string | number) => message(1, typeof name === 'string' ? bytes(2, name) : number(1, name))
const value = (field: number, name: string, type: number, shape: (string | number)[]) =>
  message(field, bytes(1, name), message(2, message(1, number(1, type), message(2, ...shape.map(dimension)))))
const node = (operator: string, inputs: string[], output: string, ...attributes: Buffer[]) =>
  message(1, ...inputs.map((input) => bytes(1, input)), bytes(2, output), bytes(4, operator), ...attributes)

const words = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'slecht', 'goed']
/** Of each word how negative and how positive it is. */
const felt = words.flatMap((word) => (word === 'slecht' ? [3, -3] : word === 'goed' ? [-3, 3] : [0, 0]))

function network(): Buffer {
  const table = message(
    5,
    number(1, words.length),
    number(1, 2),
    number(2, float32),
    bytes(8, 'felt'),
    bytes(9, new Uint8Array(Float32Array.from(felt).buffer)),
  )
  const axis = message(
    5,
    number(1, 1),
    number(2, int64),
    bytes(8, 'along'),
    bytes(9, new Uint8Array(BigInt64Array.from([1n]).buffer)),
  )
  const notKept = message(5, bytes(1, 'keepdims'), number(3, 0), number(20, 2))
  const graph = message(
    7,
    node('Gather', ['felt', 'input_ids'], 'each'),
    node('ReduceSum', ['each', 'along'], 'logits', notKept),
    bytes(2, 'tiny'),
    table,
    axis,
    value(11, 'input_ids', int64, ['batch', 'words']),
    value(12, 'logits', float32, ['batch', 2]),
  )
  return Buffer.concat([number(1, 8), graph, message(8, bytes(1, ''), number(2, 13))])
}

const special = (content: string, id: number) => ({
  ...{ id, content, single_word: false, lstrip: false, rstrip: false },
  ...{ normalized: false, special: true },
})

/** Write it into this directory. */
export function tinyModel(directory: string): void {
  mkdirSync(join(directory, 'onnx'), { recursive: true })
  const json = (name: string, content: unknown) => writeFileSync(join(directory, name), JSON.stringify(content))
  json('config.json', {
    ...{ model_type: 'bert', architectures: ['BertForSequenceClassification'] },
    ...{ id2label: { 0: 'negative', 1: 'positive' }, label2id: { negative: 0, positive: 1 } },
  })
  json('tokenizer_config.json', {
    ...{ tokenizer_class: 'BertTokenizer', model_max_length: 64, do_lower_case: true },
    ...{ pad_token: '[PAD]', unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]', mask_token: '[MASK]' },
  })
  json('tokenizer.json', {
    version: '1.0',
    added_tokens: words.slice(0, 5).map(special),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      ...{ type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100 },
      vocab: Object.fromEntries(words.map((word, id) => [word, id])),
    },
  })
  writeFileSync(join(directory, 'onnx', 'model.onnx'), network())
}
