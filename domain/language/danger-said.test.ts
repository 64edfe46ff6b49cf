import { expect, test } from 'vitest'
import { dangersSaid } from './danger-said.ts'

const said = (text: string) => dangersSaid(text).map(({ danger }) => danger)

test('who says outright that they are in danger, or others, is heard', () => {
  const selfharm = [
    'Door die schuld zie ik het niet meer, ik wil niet meer leven',
    'Ik doe mezelf iets aan als dit zo doorgaat',
    'ik wil gewoon dood',
    'I want to end my life over this bill',
    "I don't want to live like this",
    'Zelfmoord lijkt de enige weg',
  ]
  const threat = [
    'Ik weet waar jullie werken en ik kom langs',
    'Ik maak jullie allemaal dood',
    'Ik steek dat kantoor van jullie in brand',
    'I will kill you if this is not fixed',
    'there is someone who planted a bomb at your store',
  ]
  for (const text of selfharm) expect([text, said(text)]).toEqual([text, ['selfharm']])
  for (const text of threat) expect([text, said(text)]).toEqual([text, ['threat']])
})

test('who only speaks strongly is not', () => {
  const harmless = [
    'Ik lach me dood om jullie reclame',
    'Mijn telefoon is dood',
    'Ik schrik me dood van deze rekening',
    'Die wachttijd is dodelijk saai',
    'Jullie zijn niet te vinden op de kaart, waar woont de monteur?',
    'this is killing me, my battery died',
    'Ik wil niet meer betalen voor iets dat niet werkt',
    'Kan iemand mij iets aanraden',
    'Kunnen jullie hier wat aan doen',
  ]
  for (const text of harmless) expect([text, said(text)]).toEqual([text, []])
})

test('it points at the words, and is not held up by a hundred thousand letters', () => {
  const text = 'Help, ik wil niet meer leven.'
  const [first] = dangersSaid(text)
  expect(text.slice(first?.from, first?.until)).toBe('niet meer leven')
  dangersSaid('niet meer niet meer wil gewoon echt '.repeat(3000))
})
