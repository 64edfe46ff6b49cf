/** The best answers first, each once. */
import { expect, test } from 'vitest'
import { keysOf, tellingWords, weigh } from './asked.ts'
import { rankAnswers, rankCanned } from './rank.ts'

const noStems = (word: string) => [word.replace(/en$/, '')]
const sample = new Map([
  ['modem', 3],
  ['storing', 40],
  ['internet', 60],
])
const asked = weigh(tellingWords('Mijn modem knippert oranje, geen internet. Is er een storing?', []), sample, 400)
const now = { asked, about: new Map([['storing', 0.8]]) }
const answer = (question: string, over = {}) => ({
  question,
  answer: `Antwoord op: ${question}, dat is wel duidelijk`,
  outcome: 'quiet' as const,
  about: new Map<string, number>(),
  ...over,
})

test('small words, numbers and the name of the customer tell nothing', () => {
  expect(tellingWords('Ik wil graag mijn rekening 2024-11 van Wim zien', ['Wim de Boer'])).toEqual(['rekening'])
})

test('the rarest words are looked for first', () => {
  expect(keysOf(asked).map(({ word }) => word)).toEqual(['modem', 'storing', 'internet', 'knippert', 'oranje'])
})

test('what resembles most comes first, and what is about something else not at all', () => {
  const ranked = rankAnswers(
    now,
    [answer('Storing: modem doet niets'), answer('Modem knippert oranje'), answer('Mijn rekening klopt niet')],
    noStems,
    5,
  )
  expect(ranked.map(({ question }) => question)).toEqual(['Modem knippert oranje', 'Storing: modem doet niets'])
  expect(ranked[0]?.because).toEqual(expect.arrayContaining(['modem', 'knippert', 'oranje']))
})

test('with the same question the answer that the customer agreed with comes first', () => {
  const same = 'Modem knippert oranje, storing'
  const agreed = answer(same, {
    outcome: 'agreed',
    answer: 'Zet het modem vijf minuten uit en daarna weer aan, dan gaat het.',
  })
  const [first] = rankAnswers(now, [answer(same), agreed], noStems, 5)
  expect(first?.outcome).toBe('agreed')
})

test('with the same question the answer about the same thing comes first, and about another thing last', () => {
  const about = (label: string | null) =>
    answer('Modem knippert oranje', {
      about: new Map(label ? [[label, 1]] : []),
      answer: `${label}, zet hem vijf minuten uit en daarna weer aan, dan gaat het weer goed.`,
    })
  const ranked = rankAnswers(now, [about('rekening'), about(null), about('storing')], noStems, 5)
  expect(ranked.map(({ common }) => common)).toEqual([['storing'], [], []])
  expect(ranked.at(-1)?.answer).toContain('rekening')
})

test('what several people were answered stands there once', () => {
  const text =
    'Zet het modem vijf minuten uit en dan weer aan. Werkt het dan nog niet, dan sturen wij een monteur langs.'
  const ranked = rankAnswers(
    now,
    [answer('modem knippert', { answer: text }), answer('modem oranje', { answer: `${text} Groet, Piet` })],
    noStems,
    5,
  )
  expect(ranked.map(({ times }) => times)).toEqual([2])
})

test('typing errors and other forms of a word are recognised', () => {
  const [found] = rankAnswers(now, [answer('modem knipperd, veel storingen')], noStems, 5)
  expect(found?.because).toEqual(expect.arrayContaining(['modem', 'knippert']))
})

test('canned responses come by fit, and by use where they fit alike', () => {
  const about = new Map<string, number>()
  const canned = [
    { name: 'Modem resetten', text: 'Zet het modem uit en aan.', used: 0, about },
    { name: 'Modem resetten', text: 'Zet het modem uit en aan!', used: 90, about },
    { name: 'Verhuizen', text: 'Geef je nieuwe adres door.', used: 500, about },
  ]
  expect(rankCanned(now, canned, noStems, 5).map(({ used }) => used)).toEqual([90, 0])
})

test('a canned response that puts the label of what this is about comes first', () => {
  const one = { name: 'Uitval', text: 'Er is een storing, je internet ligt eruit. Je modem is in orde.', used: 0 }
  const canned = ['rekening', 'storing'].map((label) => ({ ...one, about: new Map([[label, 1]]) }))
  expect(rankCanned(now, canned, noStems, 5).map(({ common }) => common)).toEqual([['storing'], []])
})
