import { describe, expect, test } from 'vitest'
import { pressOf } from './press.ts'

describe('a question of the press', () => {
  test.each([
    ['', 'Goedemiddag, ik ben journalist en zoek iemand die iets kan zeggen over de storing.', 'j@voorbeeld.example'],
    [
      'Persvraag',
      'Wij werken aan een artikel over de tariefsverhoging en vragen om wederhoor.',
      'redactie@stadsblad.example',
    ],
    ['Vraag', 'Kan uw woordvoerder voor 17 uur reageren? Onze deadline is vanavond.', 'a.devries@nos.nl'],
    [
      '',
      'I am a reporter writing a story about the outage, could a spokesperson comment on it for our article?',
      'x@paper.example',
    ],
    [
      'Persvraag met spoed',
      'Voor het Stadsblad werk ik aan een stuk over de beloning van uw directie.',
      'x@stadsblad.example',
    ],
    ['', 'Volgens twee bronnen krijgt de directie een bonus. Morgen meer op Stadsnieuws.', 'Stadsnieuws'],
  ])('%s %s', (subject, text, from) => {
    const press = pressOf(subject, text, from)
    expect(press.is).toBe(true)
    expect(press.cues.length).toBeGreaterThan(0)
  })

  test.each([
    ['', 'Ik las in de krant een artikel over jullie storing, schandalig!', 'klant@mail.example'],
    ['Factuur', 'Ik wil graag een reactie op mijn klacht van vorige week.', 'klant@mail.example'],
    ['', 'Ik ben redactielid van de buurtkrant en wil mijn meterstand doorgeven', 'klant@mail.example'],
    ['', 'Volgens twee buren lag het er gisteren ook al uit. Morgen meer geluk?', 'klant@mail.example'],
    ['Meterstand', 'Hierbij mijn meterstand', 'p.jansen@nos.nl'],
  ])('no question of the press: %s %s', (subject, text, from) => {
    expect(pressOf(subject, text, from)).toEqual({ is: false, cues: [] })
  })

  test('a long text of nothing but openings takes no time', () => {
    expect(pressOf('', 'ik schrijf '.repeat(50_000), '').is).toBe(false)
  })
})
