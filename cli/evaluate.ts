import { type Command, type Option, Unusable } from './command.ts'
import { evaluateGuideline, guidelineOptions } from './evaluate/guideline.ts'
import { evaluateIdentity, identityOptions } from './evaluate/identity.ts'
import { evaluateInfluence, influenceOptions } from './evaluate/influence.ts'
import { evaluateIntent, evaluateLanguage, evaluateSentiment, labelledOptions } from './evaluate/language.ts'
import { evaluatePickups, pickupsOptions } from './evaluate/pickups.ts'
import { evaluateTerms, termsOptions } from './evaluate/terms.ts'

/** A judgement that can be measured, and the options that it needs. */
type Task = { options: Readonly<Record<string, Option>>; run: Command['run'] }

const tasks = new Map<string, Task>([
  ['terms', { options: termsOptions, run: evaluateTerms }],
  ['guideline', { options: guidelineOptions, run: evaluateGuideline }],
  ['identity', { options: identityOptions, run: evaluateIdentity }],
  ['influence', { options: influenceOptions, run: evaluateInfluence }],
  ['pickups', { options: pickupsOptions, run: evaluatePickups }],
  ['sentiment', { options: labelledOptions, run: evaluateSentiment }],
  ['intent', { options: labelledOptions, run: evaluateIntent }],
  ['language', { options: labelledOptions, run: evaluateLanguage }],
])

/** Measures a judgement on one's own files; the last line is one JSON object. */
export const evaluateCommand: Command = {
  words: { least: 1, most: 1 },
  options: Object.assign({}, ...[...tasks.values()].map(({ options }) => options)),
  async run(call) {
    const [name = ''] = call.words
    const task = tasks.get(name)
    if (!task) throw new Unusable(`"${name}" cannot be evaluated; ${[...tasks.keys()].join(', ')} can`)
    return task.run(call)
  },
}
