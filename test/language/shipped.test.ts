/** The models as they are shipped: that they load, are small, and read plain messages rightly. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createJudge } from '../../domain/language/judge.ts'
import {
  holds,
  type Language,
  type Sentiment,
  sentiments,
  type Trait,
  traits,
} from '../../domain/language/judgement.ts'
import { root } from '../../server/root.ts'
import { shippedKnowledge } from '../../server/understand/weights.ts'

test('the weights are at most 3 MB in all', () => {
  const folders = ['language', 'guideline'].map((idea) => join(root, 'domain', idea, 'weights'))
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  const sizes = files.map((file) => statSync(file).size)
  expect(sizes.length).toBe(4)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(3_000_000)
})

const { judge, because } = createJudge(shippedKnowledge())

test.each<[string, Language, Sentiment, readonly Trait[]]>([
  ['Hoe laat is de winkel zaterdag open?', 'nl', 'neutral', ['question']],
  ['Wat een waardeloze service, ik wacht al drie weken en niemand belt terug!', 'nl', 'negative', ['complaint']],
  ['Super geholpen door een heel vriendelijke medewerker, complimenten!', 'nl', 'positive', ['praise']],
  ['Dankjewel, het is gelukt en alles werkt weer', 'nl', 'positive', ['thanks', 'agreed']],
  ['Nog steeds niet opgelost, na drie keer bellen. Ik zeg mijn abonnement op.', 'nl', 'negative', ['refusal', 'churn']],
  ['How can I change my address?', 'en', 'neutral', ['question']],
  ['Terrible service, my order is three weeks late and nobody answers the phone', 'en', 'negative', ['complaint']],
  ['Great service, the staff were so friendly and helpful. Well done!', 'en', 'positive', ['praise']],
  ['Thank you, that worked, all sorted now', 'en', 'positive', ['thanks', 'agreed']],
  ['Still not fixed after three calls. I am cancelling my contract.', 'en', 'negative', ['refusal', 'churn']],
])('"%s" is read rightly', (text, language, sentiment, wanted) => {
  const judgement = judge(text, 'nl')
  if (!judgement) throw new Error('nothing was judged')
  expect(judgement.language).toBe(language)
  expect(sentiments[judgement.sentiment.indexOf(Math.max(...judgement.sentiment))]).toBe(sentiment)
  const held = traits.filter((trait, i) => holds(trait, judgement.traits[i] ?? 0))
  expect(held).toEqual(expect.arrayContaining([...wanted]))
})

test('somebody who does not want to live is seen, and somebody who threatens', () => {
  const held = (text: string) => {
    const chances = judge(text, 'nl')?.traits ?? []
    return traits.filter((trait, i) => holds(trait, chances[i] ?? 0))
  }
  expect(held('Ik wil niet meer leven, dit heeft geen zin meer')).toContain('selfharm')
  expect(held("I don't want to live anymore")).toContain('selfharm')
  expect(held('Ik weet waar je woont, ik kom langs en sla je in elkaar')).toContain('threat')
  expect(held('Hoe laat gaat de laatste bus?')).not.toContain('selfharm')
})

test('the word that decides is told', () => {
  const text = 'Het boek is waardeloos'
  const [first] = because(text, 'negative', 'nl')
  expect(text.slice(first?.from, first?.until)).toBe('waardeloos')
})
