/** What colleagues did today with the stories that go on: answered, taken, noted, promised, and what they left for the user. */
import type { Staff } from '../staff.ts'
import { teams } from '../staff.ts'
import type { Place, Step, When } from '../step.ts'

export function today({ ago }: When): Step[] {
  const answer = (minutes: number, by: Staff, on: Place, to: string, text: string): Step => ({
    does: 'answer',
    at: ago(minutes),
    on,
    to,
    name: `today-${to}`,
    text,
    by,
  })
  const bonus = 'daar mag ik nog niets over zeggen; vandaag om vijf uur staat ons hele verhaal op de site. Sanne'
  return [
    {
      does: 'answer',
      at: ago(214),
      on: 'plein',
      to: 'p-youssef-5',
      name: 'youssef-again',
      text: 'Tot de volgende keer, Youssef. Liefst zonder storing.',
    },
    answer(208, 'sanne', 'plein', 'p-bram-4', `Bram, ${bonus}`),
    answer(
      206,
      'noor',
      'plein',
      'p-thijs-1',
      'Thijs, terechte vraag. Vandaag om vijf uur staat ons antwoord op de site. Noor',
    ),
    answer(202, 'mehmet', 'plein', 'p-marja-3', '🔧📶✅ Mehmet'),
    answer(
      198,
      'mehmet',
      'site',
      's-thijs-1',
      'Dag Thijs, het uitroepteken is weg. Het was het enige dat hier nog rood stond. Mehmet',
    ),
    answer(
      140,
      'sanne',
      'plein',
      'p-anneke-4',
      'Zand erover, Anneke. De man in de kast heet Mehmet en hij is er blij mee. Sanne',
    ),
    { does: 'take', at: ago(185), on: 'post', about: 'gerrit-2@mailhuis.example', by: 'joyce' },
    { does: 'take', at: ago(70), on: 'post', about: 'joost-1@mailhuis.example', by: 'joyce' },
    { does: 'take', at: ago(80), on: 'post', about: 'carla-1@mailhuis.example', by: 'mehmet' },
    note(
      ago(168),
      'niet-vos-1@mailhuis.example',
      'Dit is Henk niet, kijk naar de koptekst. Niets wijzigen, ik bel hem zo.',
      'joyce',
    ),
    note(
      ago(38),
      'fatima-2@mailhuis.example',
      'Haar lijn zit op de oude poort. Ik kan er vandaag langs als iemand haar belt.',
      'mehmet',
    ),
    {
      does: 'task',
      at: ago(37),
      on: 'post',
      about: 'fatima-2@mailhuis.example',
      by: 'mehmet',
      whose: null,
      task: { kind: 'commitment', title: 'Fatima bellen: komt er vandaag nog iemand', due: ago(-45) },
    },
    {
      does: 'task',
      at: ago(240),
      on: 'post',
      about: 'ruben-1@mailhuis.example',
      by: 'noor',
      whose: teams.PR,
      task: { kind: 'task', title: 'Antwoord aan Lindeveens Nieuws laten lezen door de directie', due: ago(-60) },
    },
    {
      does: 'task',
      at: ago(100),
      on: 'post',
      about: 'vos-1@mailhuis.example',
      by: 'joyce',
      whose: null,
      task: { kind: 'task', title: 'Henk en Ria bellen: hun postvak zit vol', due: ago(20) },
    },
    {
      does: 'task',
      at: ago(90),
      on: 'post',
      about: 'carla-1@mailhuis.example',
      by: 'mehmet',
      whose: 'mehmet',
      task: { kind: 'commitment', title: 'Woensdag om half acht omschakelen bij De Linde', due: ago(-3 * 24 * 60) },
    },
  ]
}

const note = (at: Date, about: string, text: string, by: Staff): Step => ({
  does: 'note',
  at,
  on: 'post',
  about,
  text,
  by,
})
