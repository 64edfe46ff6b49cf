/** A larger model in a directory: what its labels mean, and plain words where something is missing. The real package only where it is installed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  directoryModel,
  type Library,
  loadLibrary,
  openClassifier,
  verdictOf,
} from '../../server/understand/larger/directory.ts'
import { tinyModel } from './tiny-model.ts'

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'samenspraak-models-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

const installed = await loadLibrary().catch(() => null)

describe('what its labels mean', () => {
  test.each([
    [
      'names',
      [
        { label: 'NEGATIVE', score: 0.7 },
        { label: 'positive', score: 0.3 },
      ],
      {},
      [0.7, 0, 0.3],
    ],
    [
      'stars, of which two mean the same',
      [
        { label: '1 star', score: 0.3 },
        { label: '2 stars', score: 0.2 },
        { label: '3 stars', score: 0.5 },
      ],
      {},
      [0.5, 0.5, 0],
    ],
    [
      'what somebody said they mean',
      [
        { label: 'LABEL_0', score: 0.9 },
        { label: 'LABEL_1', score: 0.1 },
      ],
      { LABEL_0: 'positive', LABEL_1: 'negative' },
      [0.1, 0, 0.9],
    ],
  ] as const)('%s', (_, found, labels, chances) => {
    const { sentiment } = verdictOf(found, labels) ?? {}
    for (const [i, chance] of chances.entries()) expect(sentiment?.[i]).toBeCloseTo(chance)
  })

  test('labels that say nothing to us are nothing, and are told of', async () => {
    const model = directoryModel('iets', async (texts) => texts.map(() => [{ label: 'LABEL_7', score: 1 }]), {})
    await expect(model.look(['hallo'])).rejects.toMatchObject({ code: 'no-labels' })
  })
})

describe('a model', () => {
  const library = (): Library => ({
    env: { allowRemoteModels: true, allowLocalModels: false, localModelPath: '' },
    pipeline: async () => async (texts) => texts.map(() => [{ label: 'positive', score: 1 }]),
  })

  test('that is not there is said with the place where it should be', async () => {
    await expect(openClassifier(directory, 'niets', async () => library())).rejects.toMatchObject({
      code: 'no-model',
      message: expect.stringContaining(join(directory, 'niets')),
    })
  })

  test.each(['../buiten', '/etc', 'a/b/c', '..', ''])('never lies outside the directory: "%s"', async (name) => {
    await expect(openClassifier(directory, name, async () => library())).rejects.toMatchObject({ code: 'no-model' })
  })

  test('is never fetched from elsewhere', async () => {
    mkdirSync(join(directory, 'klein'))
    writeFileSync(join(directory, 'klein', 'config.json'), '{}')
    const used = library()
    const classify = await openClassifier(directory, 'klein', async () => used)
    expect(used.env).toEqual({ allowRemoteModels: false, allowLocalModels: true, localModelPath: directory })
    expect(await directoryModel('klein', classify, {}).look(['een', 'twee'])).toHaveLength(2)
  })

  test.runIf(installed === null)('without the package is said with how to install it', async () => {
    await expect(openClassifier(directory, 'klein')).rejects.toMatchObject({
      code: 'no-package',
      message: expect.stringContaining('npm install @huggingface/transformers'),
    })
  })
})

// The package is half a gigabyte, so it is not installed with the others; where somebody added it, it is tried in earnest.
describe.runIf(installed !== null)('a tiny model that is made here, by the real package', () => {
  test('judges by what it learnt: bad words and good words', async () => {
    tinyModel(join(directory, 'tiny'))
    const model = directoryModel('tiny', await openClassifier(directory, 'tiny'), {})
    const [bad, good] = await model.look(['slecht slecht', 'goed'])
    expect(bad?.sentiment[0]).toBeGreaterThan(0.8)
    expect(good?.sentiment[2]).toBeGreaterThan(0.8)
  })
})
