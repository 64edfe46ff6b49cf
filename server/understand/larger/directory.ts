/**
 * A larger model in a directory of this machine, through `@huggingface/transformers` (ONNX). The package is not installed with the program:
 * it is half a gigabyte, and who wants it adds it. It is loaded when it is first used, and never fetches anything from elsewhere.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Sentiment } from '../../../domain/language/judgement.ts'
import { sentimentCalled, type Verdict } from '../../../domain/language/larger.ts'
import { type Larger, LargerFault } from './larger.ts'

type Classified = { label: string; score: number }
/** Gives each text all its labels with their chances. */
export type Classify = (texts: string[]) => Promise<Classified[][]>
/** What of the package is used. */
export type Library = {
  env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string }
  pipeline(
    task: 'text-classification',
    model: string,
    options: { local_files_only: true; dtype: string },
  ): Promise<(texts: string[], options: { top_k: number }) => Promise<unknown>>
}

const packageName = '@huggingface/transformers'
/** A name and perhaps whose it is; it never leads out of the directory. */
const modelName = /^[\w-][\w.-]{0,99}(?:\/[\w-][\w.-]{0,99})?$/

export async function loadLibrary(): Promise<Library> {
  try {
    // By a name in a variable: neither the compiler nor whoever bundles us looks for it.
    return (await import(packageName)) as Library
  } catch (cause) {
    const says = `${packageName} is not installed beside the program: npm install ${packageName}@4.3.1`
    throw Object.assign(new LargerFault('no-package', says), { cause })
  }
}

/**
 * @param directory holds a folder for each model @param labels what its labels mean, where they do not say so themselves
 * @throws LargerFault when the package, the directory or the model is not there
 */
export async function openClassifier(
  directory: string,
  model: string,
  load: () => Promise<Library> = loadLibrary,
): Promise<Classify> {
  if (!modelName.test(model)) throw new LargerFault('no-model', `"${model}" is no name of a model`)
  const place = join(directory, model)
  if (!existsSync(join(place, 'config.json')))
    throw new LargerFault(
      'no-model',
      `There is no model in ${place}: it should hold config.json, tokenizer.json and onnx/model.onnx`,
    )
  const library = await load()
  library.env.allowRemoteModels = false
  library.env.allowLocalModels = true
  library.env.localModelPath = directory
  const quantised = existsSync(join(place, 'onnx', 'model_quantized.onnx'))
  const classify = await library
    .pipeline('text-classification', model, { local_files_only: true, dtype: quantised ? 'q8' : 'fp32' })
    .catch((cause: Error) => {
      throw Object.assign(new LargerFault('no-model', `${place} cannot be used: ${cause.message}`), { cause })
    })
  return async (texts) => allLabels(await classify(texts, { top_k: mostLabels }), texts.length)
}
const mostLabels = 20

/** Of one text the package gives a list, of several a list of lists. */
function allLabels(given: unknown, texts: number): Classified[][] {
  const list = given as Classified[] | Classified[][]
  return texts === 1 && !Array.isArray(list[0]) ? [list as Classified[]] : (list as Classified[][])
}

const atOnce = 8
const longestText = 4000

/** Sentiment only: such a model knows nothing of complaints or press. */
export function directoryModel(model: string, classify: Classify, labels: Readonly<Record<string, Sentiment>>): Larger {
  return {
    model,
    async look(texts) {
      const seen: (Verdict | null)[] = []
      for (let i = 0; i < texts.length; i += atOnce) {
        const some = texts.slice(i, i + atOnce).map((text) => text.slice(0, longestText))
        seen.push(...(await classify(some)).map((found) => verdictOf(found, labels)))
      }
      if (texts.length > 0 && seen.every((verdict) => verdict === null))
        throw new LargerFault(
          'no-labels',
          `What ${model} calls its answers says nothing to us: say what its labels mean`,
        )
      return seen
    },
  }
}

/** Labels that mean the same add up. @returns null where none of them means anything to us */
export function verdictOf(found: readonly Classified[], labels: Readonly<Record<string, Sentiment>>): Verdict | null {
  const sums = { negative: 0, neutral: 0, positive: 0 }
  for (const { label, score } of found) {
    const sentiment = sentimentCalled(label, labels)
    if (sentiment && score >= 0) sums[sentiment] += score
  }
  const all = sums.negative + sums.neutral + sums.positive
  if (!(all > 0)) return null
  return { sentiment: [sums.negative / all, sums.neutral / all, sums.positive / all], traits: null }
}

/** Each model of a directory is opened once, when it is first used; one that failed is tried anew. */
export function classifiersIn(directory: string | null): (model: string) => Promise<Classify> {
  const open = new Map<string, Promise<Classify>>()
  return (model) => {
    if (directory === null)
      return Promise.reject(new LargerFault('no-model', 'No directory of models is set: SAMENSPRAAK_MODEL_DIR'))
    const opening = open.get(model) ?? openClassifier(directory, model)
    open.set(model, opening)
    opening.catch(() => open.delete(model))
    return opening
  }
}
